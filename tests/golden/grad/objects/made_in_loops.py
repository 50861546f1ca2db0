def f_grad(xs, dt, y_bar=1.0):
    items = []                           # 15: particles = []
    xs0 = xs[0]                          # 16: for x in xs:
    xs1 = xs[1]
    particle = Particle.__new__(Particle)  # 17: particles.append(Particle(x))
    particle.x = xs0                     # 7: self.x = x
    particle.following = None            # 8: self.following = following
    items.append(particle)               # 17
    particle_1 = Particle.__new__(Particle)
    particle_1.x = xs1                   # 7
    particle_1.following = None          # 8
    items.append(particle_1)             # 17: particles.append(Particle(x))
    t = 2.0 * xs0                        # 18: heavier = [Particle(2.0 * p.x) for p in particles]
    particle_2 = Particle.__new__(Particle)
    particle_2.x = t                     # 7: self.x = x
    particle_2.following = None          # 8: self.following = following
    t_1 = 2.0 * xs1                      # 18
    particle_3 = Particle.__new__(Particle)
    particle_3.x = t_1                   # 7
    particle_3.following = None          # 8
    particle_4 = Particle.__new__(Particle)  # 21: head = Particle(dt * (k + 1), head)
    particle_4.x = dt                    # 7: self.x = x
    particle_4.following = None          # 8: self.following = following
    t_2 = dt * 2                         # 21
    particle_5 = Particle.__new__(Particle)
    particle_5.x = t_2                   # 7
    particle_5.following = particle_4    # 8
    t_3 = dt * 3                         # 21: head = Particle(dt * (k + 1), head)
    particle_4 = Particle.__new__(Particle)
    particle_4.x = t_3                   # 7: self.x = x
    particle_4.following = particle_5    # 8: self.following = following
    t_4 = xs0 ** 2                       # 11: self.x = self.x + dt * self.x**2
    x = xs0 + dt * t_4
    particle.x = x
    t_5 = xs1 ** 2
    x_1 = xs1 + dt * t_5
    particle_1.x = x_1
    t_6 = t ** 2
    x_2 = t + dt * t_6
    particle_2.x = x_2
    particle_3.x = t_1 + dt * t_1 ** 2
    t_7 = 0 + x + x_1                    # 24: total, node = sum(p.x for p in particles) * heavier[0].x, head
    total = t_7 * x_2
    total = total + t_3 ** 2 + t_2 ** 2 + dt ** 2  # 26: total += node.x**2

    t_8 = 2 * y_bar                      # 26
    dt_bar = t_8 * dt
    t_bar = t_8 * t_2
    t_bar_1 = t_8 * t_3
    t_bar_2 = y_bar * x_2                # 24: total, node = sum(p.x for p in particles) * heavier[0].x, head
    x_bar = y_bar * t_7
    t_bar_3 = x_bar + 2 * (x_bar * dt) * t  # 11: self.x = self.x + dt * self.x**2
    t_9 = 2 * (t_bar_2 * dt)
    xs1_bar = t_bar_2 + t_9 * xs1
    dt_bar = dt_bar + x_bar * t_6 + t_bar_2 * t_5 + t_bar_2 * t_4
    xs0_bar = t_bar_2 + t_9 * xs0
    dt_bar = dt_bar + t_bar_1 * 3 + t_bar * 2  # 21: head = Particle(dt * (k + 1), head)
    xs0_bar += t_bar_3 * 2.0             # 18: heavier = [Particle(2.0 * p.x) for p in particles]
    xs_bar = np.zeros_like(xs)           # 16: for x in xs:
    xs_bar[1] += xs1_bar
    xs_bar[0] += xs0_bar
    return total, (xs_bar, float(dt_bar))
