def simulate_grad(x, force, n, y_bar=1.0):
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
        position += 0.1 * velocity       # 16: s.position += 0.1 * s.velocity
        steps += 1                       # 17: s.steps += 1
    y = position * position + velocity / steps  # 18: return s.position * s.position + s.velocity / s.steps

    velocity_bar = y_bar / steps         # 18
    position_bar = 2.0 * y_bar * position
    force_bar = 0.0
    for position, t in zip(reversed(position_s), reversed(t_s)):  # 14: for _ in range(n):
        velocity_bar_1 = velocity_bar + position_bar * 0.1  # 16: s.position += 0.1 * s.velocity
        position_bar -= velocity_bar_1 * t  # 15: s.velocity += 0.1 * force - 0.05 * s.velocity * s.position
        velocity_bar = velocity_bar_1 - velocity_bar_1 * position * 0.05
        force_bar += velocity_bar_1 * 0.1
    return y, (position_bar, float(force_bar))
