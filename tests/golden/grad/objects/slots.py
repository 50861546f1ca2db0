def f_grad(body, field, dt, y_bar=1.0):
    position = body.position             # 29: def f(body, field, dt):
    velocity = body.velocity
    mass = body.mass
    charge = body.charge                 # 23: force = self.charge * field
    total = 0.0
    dot_s = []
    velocity_old_s = []
    force_s = []
    t_s = []
    for _ in range(3):                   # 31: for _ in range(3):
        force = charge * field           # 23: force = self.charge * field
        force_s.append(force)
        t = dt * force / mass            # 24: self.velocity += dt * force / self.mass
        t_s.append(t)
        velocity += t
        body.velocity = velocity
        position += dt * velocity        # 25: self.position += dt * self.velocity
        body.position = position
        velocity_old_s.append(velocity.copy())
        dot = np.dot(force, velocity)    # 26: self.work = np.dot(force, self.velocity) * dt
        dot_s.append(dot)
        work = dot * dt
        body.work = work
        total += work                    # 33: total += body.work
    y = total + np.sum(position ** 2)    # 34: return total + np.sum(body.position**2)

    position_bar = 2 * y_bar * position  # 34
    field_bar = np.zeros_like(field)     # 31: for _ in range(3):
    velocity_bar = np.zeros_like(velocity)
    dt_bar = 0.0
    mass_bar = 0.0
    for dot, velocity_old, force, t in zip(reversed(dot_s), reversed(velocity_old_s), reversed(force_s),
            reversed(t_s)):
        dot_bar = y_bar * dt             # 26: self.work = np.dot(force, self.velocity) * dt
        dt_bar += y_bar * dot
        force_bar = dot_bar * velocity_old
        velocity_bar += dot_bar * force
        position_bar_1 = position_bar.copy()  # 25: self.position += dt * self.velocity
        dt_bar += np.sum(position_bar_1 * velocity_old)
        velocity_bar += position_bar_1 * dt
        velocity_bar_1 = velocity_bar.copy()  # 24: self.velocity += dt * force / self.mass
        t_bar = velocity_bar_1 / mass
        mass_bar += np.sum(-velocity_bar_1 * t / mass)
        dt_bar += np.sum(t_bar * force)
        force_bar += t_bar * dt
        field_bar += force_bar * charge  # 23: force = self.charge * field
    return y, (field_bar, float(dt_bar), position_bar, velocity_bar, float(mass_bar))
