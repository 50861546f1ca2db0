def simulate_grad(x, force, n, y_bar=1.0):
    state = State.__new__(State)         # 13: s = State(x)
    state.position = x
    state.velocity = 0.0
    state.steps = 0
    position = x
    velocity = 0.0
    steps = 0
    position_s = []
    t_s = []
    for _ in range(n):                   # 14: for _ in range(n):
        position_s.append(position)
        t = 0.05 * velocity              # 15: s.velocity += 0.1 * force - 0.05 * s.velocity * s.position
        t_s.append(t)
        velocity += 0.1 * force - t * position
        state.velocity = velocity
        position += 0.1 * velocity       # 16: s.position += 0.1 * s.velocity
        state.position = position
        steps += 1                       # 17: s.steps += 1
        state.steps = steps
    t_1 = position * position + velocity / steps  # 18: return s.position * s.position + s.velocity / s.steps

    velocity_bar = y_bar / steps         # 18
    position_bar = y_bar * position
    position_bar += position_bar
    force_bar = 0.0
    for position, t_2 in zip(reversed(position_s), reversed(t_s)):  # 14: for _ in range(n):
        velocity_bar_1 = velocity_bar + position_bar * 0.1  # 16: s.position += 0.1 * s.velocity
        t_bar = -velocity_bar_1          # 15: s.velocity += 0.1 * force - 0.05 * s.velocity * s.position
        position_bar += t_bar * t_2
        velocity_bar = velocity_bar_1 + t_bar * position * 0.05
        force_bar += velocity_bar_1 * 0.1
    return t_1, (position_bar, force_bar)
