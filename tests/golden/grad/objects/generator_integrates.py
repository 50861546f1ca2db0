def f_grad(clock, x, k, y_bar=1.0):
    time = clock.time                    # 11: while clock.time < until:
    steps = clock.steps                  # 15: clock.steps += 1
    energy = 0.0
    v = 0.1
    x_s = []
    v_s = []
    x_s_1 = []
    while time < 0.55:                   # 11: while clock.time < until:
        x_s_1.append(x)
        v -= 0.1 * k * x                 # 12: v -= dt * k * x
        v_s.append(v)
        x += 0.1 * v                     # 13: x += dt * v
        x_s.append(x)
        time += 0.1                      # 14: clock.time += dt
        steps += 1                       # 15: clock.steps += 1
        energy += 0.5 * v * v + 0.5 * k * x * x  # 22: energy += 0.5 * v_now * v_now + 0.5 * k * x_now * x_now
    clock.time = time                    # 14
    clock.steps = steps                  # 15
    y = energy / steps + x               # 24: return energy / clock.steps + x

    energy_bar = y_bar / steps           # 24
    x_bar = y_bar
    v_bar = 0.0
    k_bar = 0.0
    for x_1, v, x_2 in zip(reversed(x_s), reversed(v_s), reversed(x_s_1)):  # 11: while clock.time < until:
        t_bar = energy_bar * x_1         # 22: energy += 0.5 * v_now * v_now + 0.5 * k * x_now * x_now
        t = 0.5 * k
        x_bar = x_bar + energy_bar * (t * x_1) + t_bar * t
        k_bar += t_bar * x_1 * 0.5
        v_bar += energy_bar * (0.5 * v)
        v_bar += energy_bar * v * 0.5
        v_bar += x_bar * 0.1             # 13: x += dt * v
        x_bar -= v_bar * (0.1 * k)       # 12: v -= dt * k * x
        k_bar -= v_bar * x_2 * 0.1
    return y, (float(x_bar), float(k_bar))
