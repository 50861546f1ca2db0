def f_grad(x, dt, y_bar=1.0):
    state = State.__new__(State)         # 17: start = State(x)
    object.__setattr__(state, 'x', x)
    object.__setattr__(state, 'v', 1.0)
    items = []
    object.__setattr__(state, 'history', items)
    object.__setattr__(state, 'energy', x ** 2 + 1.0)  # 13: object.__setattr__(self, "energy", self.x**2 + s…
    t = x + dt                           # 18: moved = replace(start, x=start.x + dt * start.v)
    state = State.__new__(State)
    object.__setattr__(state, 'x', t)
    object.__setattr__(state, 'v', 1.0)
    object.__setattr__(state, 'history', items)
    t_1 = t ** 2                         # 13
    t_2 = t_1 + 1.0
    object.__setattr__(state, 'energy', t_2)
    items.append(t_2)                    # 19: start.history.append(moved.energy)
    state = State.__new__(State)         # 20: total = moved.energy * len(replace(moved, v=dt).history)
    object.__setattr__(state, 'x', t)
    object.__setattr__(state, 'v', dt)
    object.__setattr__(state, 'history', items)
    object.__setattr__(state, 'energy', t_1 + dt ** 2)  # 13: object.__setattr__(self, "energy", self.x**2 + …
    test = x == t                        # 21: if start < moved and start != moved:
    value = False if test else x < t
    if value:
        value = not test & True
    if value:
        total = t_2 * x                  # 22: total *= astuple(start)[0]
    else:
        total = t_2
    total = total + t + 1.0              # 24: total += getattr(moved, f.name)
    y = total * t_2                      # 25: return total * asdict(start)["history"][0]

    total_bar = y_bar * t_2              # 25
    t_bar = y_bar * total
    if value:                            # 21: if start < moved and start != moved:
        x_bar = total_bar * t_2          # 22: total *= astuple(start)[0]
        t_bar += total_bar * x
    else:
        t_bar += total_bar               # 21
        x_bar = 0.0
    t_bar = total_bar + 2 * t_bar * t    # 13: object.__setattr__(self, "energy", self.x**2 + self.v**2)
    x_bar += t_bar                       # 18: moved = replace(start, x=start.x + dt * start.v)
    return y, (float(x_bar), t_bar)
