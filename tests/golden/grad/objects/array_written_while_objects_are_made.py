def f_grad(xs, x, y_bar=1.0):
    v = xs[0]                            # 12: for k, v in enumerate(xs):
    t = v * x                            # 13: probes.append(Probe(v * x))
    xs_part = xs[:-1]                    # 14: xs[1:] = xs[:-1] * probes[-1].value
    xs_part_1 = xs_part.copy()
    xs[1:] = xs_part * t
    v_1 = xs[1]                          # 12
    t_1 = v_1 * x                        # 13
    xs_part = xs[:-1]                    # 14
    xs_part_2 = xs_part.copy()
    xs[1:] = xs_part * t_1
    v_2 = xs[2]                          # 12: for k, v in enumerate(xs):
    t_2 = v_2 * x                        # 13: probes.append(Probe(v * x))
    xs_part = xs[:-1]                    # 14: xs[1:] = xs[:-1] * probes[-1].value
    xs_part_3 = xs_part.copy()
    xs[1:] = xs_part * t_2
    n = len(xs)                          # 15: for v in xs:
    total = 0.0
    for i in range(n):
        v_3 = xs[i]
        total += v_3 ** 2                # 17: total += temporary.value**2
    y = total + t_2                      # 18: return total + probes[2].value

    xs_bar = np.zeros_like(xs)           # 15: for v in xs:
    for i in reversed(range(n)):
        v_3 = xs[i]
        v_bar = 2 * y_bar * v_3          # 17
        xs_bar[i] += v_bar               # 15
    t_bar = xs_bar[1:].copy()            # 14: xs[1:] = xs[:-1] * probes[-1].value
    xs_bar[1:] = 0.0
    xs_part_bar = xs_bar[:-1]
    xs_part_bar += t_bar * t_2
    t_bar = y_bar + np.sum(t_bar * xs_part_3)
    v_bar = t_bar * x                    # 13: probes.append(Probe(v * x))
    xs_bar[2] += v_bar                   # 12: for k, v in enumerate(xs):
    x_bar = t_bar * v_2                  # 13
    t_bar = xs_bar[1:].copy()            # 14: xs[1:] = xs[:-1] * probes[-1].value
    xs_bar[1:] = 0.0
    t_3 = t_bar * t_1
    t_bar = np.sum(t_bar * xs_part_2)
    xs_part_bar += t_3
    v_bar = t_bar * x                    # 13: probes.append(Probe(v * x))
    xs_bar[1] += v_bar                   # 12: for k, v in enumerate(xs):
    x_bar += t_bar * v_1                 # 13
    t_bar = xs_bar[1:].copy()            # 14: xs[1:] = xs[:-1] * probes[-1].value
    xs_bar[1:] = 0.0
    t_4 = t_bar * t
    t_bar = np.sum(t_bar * xs_part_1)
    xs_part_bar += t_4
    v_bar = t_bar * x                    # 13: probes.append(Probe(v * x))
    x_bar += t_bar * v
    xs_bar[0] += v_bar                   # 12: for k, v in enumerate(xs):
    return y, (xs_bar, float(x_bar))
