def f_grad(x, dt, y_bar=1.0):
    x ** 2                               # 13: object.__setattr__(self, "energy", self.x**2 + self.v**2)
    t = x + dt                           # 18: moved = replace(start, x=start.x + dt * start.v)
    t_1 = t ** 2 + 1.0                   # 13
    dt ** 2
    test = x == t                        # 21: if start < moved and start != moved:
    value = False if test else x < t
    if value:
        value = not test & True
    if value:
        total = t_1 * x                  # 22: total *= astuple(start)[0]
    else:
        total = t_1
    total = total + t + 1.0              # 24: total += getattr(moved, f.name)
    y = total * t_1                      # 25: return total * asdict(start)["history"][0]

    total_bar = y_bar * t_1              # 25
    t_bar = y_bar * total
    if value:                            # 21: if start < moved and start != moved:
        x_bar = total_bar * t_1          # 22: total *= astuple(start)[0]
        t_bar += total_bar * x
    else:
        t_bar += total_bar               # 21
        x_bar = 0.0
    t_bar = total_bar + 2 * t_bar * t    # 13: object.__setattr__(self, "energy", self.x**2 + self.v**2)
    x_bar += t_bar                       # 18: moved = replace(start, x=start.x + dt * start.v)
    return y, (float(x_bar), t_bar)
