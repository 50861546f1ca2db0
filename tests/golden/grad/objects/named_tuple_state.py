def f_grad(sim, k, dt, y_bar=1.0):
    state = sim.state                    # 32: def f(sim, k, dt):
    state_1 = state[0]
    state_2 = state[1]
    state = state[2]
    items = []                           # 33: energies = [sim.step(k, dt) for _ in range(4)]
    state_2_s = []
    force_s = []
    state_1_s = []
    state_2_s_1 = []
    for _ in range(4):
        state_2_s_1.append(state_2)
        state_1 = state_1 + dt * state_2  # 18: return self._replace(position=self.position + dt * self.veloc…
        state_1_s.append(state_1)
        state += dt
        force = -k * state_1             # 27: force = -k * state.position
        force_s.append(force)
        state_2 = state_2 + dt * force   # 28: self.state = state._replace(velocity=state.velocity + dt * for…
        state_2_s.append(state_2)
        make = rt.make(State, [state_1, state_2, state])
        sim.state = make
        items.append(0.5 * np.sum(state_2 ** 2))  # 33: energies = [sim.step(k, dt) for _ in range(4)]
    n = len(items)                       # 35: return sum(energies) + time * np.dot(position, velocity)
    sum = 0                              # 33
    for i in range(n):                   # 35
        sum += items[i]
    dot = np.dot(state_1, state_2)
    y = sum + state * dot

    items_bar = shadows.shadow(items)
    state_bar = y_bar * dot              # 35: return sum(energies) + time * np.dot(position, velocity)
    dot_bar = y_bar * state
    state_bar_1 = dot_bar * state_2
    state_bar_2 = dot_bar * state_1
    for i in reversed(range(n)):
        items_bar[i] = items_bar[i] + y_bar
    dt_bar = 0.0                         # 33: energies = [sim.step(k, dt) for _ in range(4)]
    k_bar = 0.0
    for state_2, force, state_1, state in zip(reversed(state_2_s), reversed(force_s), reversed(state_1_s),
            reversed(state_2_s_1)):
        t_bar = items_bar.pop()
        t_bar = state_bar_2 + 2 * (t_bar * 0.5) * state_2  # 15: return 0.5 * np.sum(self.velocity**2)
        force_bar = t_bar * dt           # 28: self.state = state._replace(velocity=state.velocity + dt * for…
        dt_bar += np.sum(t_bar * force)
        state_bar_1 = state_bar_1 + force_bar * -k  # 27: force = -k * state.position
        k_bar -= np.sum(force_bar * state_1)
        dt_bar = dt_bar + state_bar + np.sum(state_bar_1 * state)  # 18: return self._replace(position=self.p…
        state_bar_2 = t_bar + state_bar_1 * dt
    return y, (float(k_bar), float(dt_bar), state_bar_1.copy(), state_bar_2)
