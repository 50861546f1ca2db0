def f_grad(xs, dt, y_bar=1.0):
    x = xs[0]                            # 16: for x in xs:
    x_1 = xs[1]
    t = 2.0 * x                          # 18: heavier = [Particle(2.0 * p.x) for p in particles]
    t_1 = dt * 2                         # 21: head = Particle(dt * (k + 1), head)
    t_2 = dt * 3
    t_3 = x ** 2                         # 11: self.x = self.x + dt * self.x**2
    x_2 = x + dt * t_3
    t_4 = x_1 ** 2
    x_3 = x_1 + dt * t_4
    t_5 = t ** 2
    x_4 = t + dt * t_5
    t_6 = 0 + x_2 + x_3                  # 24: total, node = sum(p.x for p in particles) * heavier[0].x, head
    total = t_6 * x_4
    total = total + t_2 ** 2 + t_1 ** 2 + dt ** 2  # 26: total += node.x**2

    t_7 = 2 * y_bar                      # 26
    dt_bar = t_7 * dt
    t_bar = t_7 * t_1
    t_bar_1 = t_7 * t_2
    t_bar_2 = y_bar * x_4                # 24: total, node = sum(p.x for p in particles) * heavier[0].x, head
    x_bar = y_bar * t_6
    t_bar_3 = x_bar + 2 * (x_bar * dt) * t  # 11: self.x = self.x + dt * self.x**2
    t_8 = 2 * (t_bar_2 * dt)
    dt_bar = dt_bar + x_bar * t_5 + t_bar_2 * t_4
    x_bar = t_bar_2 + t_8 * x_1
    dt_bar += t_bar_2 * t_3
    x_bar_1 = t_bar_2 + t_8 * x
    dt_bar = dt_bar + t_bar_1 * 3 + t_bar * 2  # 21: head = Particle(dt * (k + 1), head)
    x_bar_1 += t_bar_3 * 2.0             # 18: heavier = [Particle(2.0 * p.x) for p in particles]
    xs_bar = np.zeros_like(xs)           # 16: for x in xs:
    xs_bar[1] += x_bar
    xs_bar[0] += x_bar_1
    return total, (xs_bar, float(dt_bar))
