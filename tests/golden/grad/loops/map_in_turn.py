def f_grad(counter, x, xs, y_bar=1.0):
    t = x * x                            # 16: for v in map(counter.scaled, [x, x * x]):
    n = counter.n + 1.0                  # 10: self.n += 1.0
    v = x * n                            # 11: return x * self.n
    n_1 = n * 2.0                        # 17: counter.n *= 2.0
    n_1 += 1.0                           # 10
    total = 0.0 + v                      # 18: total += v
    v = t * n_1                          # 11
    n_2 = n_1 * 2.0                      # 17
    total += v                           # 18
    n_3 = len(xs)                        # 19: for v, w in zip(map(counter.scaled, xs), xs):
    t_1_s = []
    n_2_s = []
    for i in range(n_3):
        n_2 += 1.0                       # 10: self.n += 1.0
        n_2_s.append(n_2)
        t_1 = xs[i] * n_2                # 11: return x * self.n
        t_1_s.append(t_1)
        w = xs[i]                        # 19: for v, w in zip(map(counter.scaled, xs), xs):
        n_2 *= 0.9                       # 20: counter.n *= 0.9
        total += t_1 * w                 # 21: total += v * w
    counter.n = n_2                      # 20
    y = total * n_2                      # 22: return total * counter.n

    total_bar = y_bar * n_2              # 22
    n_bar = y_bar * total
    xs_bar = np.zeros_like(xs)           # 19: for v, w in zip(map(counter.scaled, xs), xs):
    for i, t_1, n_2 in zip(reversed(range(n_3)), reversed(t_1_s), reversed(n_2_s)):
        w = xs[i]
        t_bar = total_bar * w            # 21: total += v * w
        w_bar = total_bar * t_1
        n_bar *= 0.9                     # 20: counter.n *= 0.9
        xs_bar[i] += w_bar               # 19
        xs_i_bar = t_bar * n_2           # 11: return x * self.n
        n_bar += t_bar * xs[i]
        xs_bar[i] += xs_i_bar            # 19: for v, w in zip(map(counter.scaled, xs), xs):
    n_bar *= 2.0                         # 17: counter.n *= 2.0
    t_bar = total_bar * n_1              # 11
    n_bar += total_bar * t
    n_bar *= 2.0                         # 17
    x_bar = total_bar * n                # 11: return x * self.n
    n_bar += total_bar * x
    x_bar += 2.0 * t_bar * x             # 16: for v in map(counter.scaled, [x, x * x]):
    return y, (float(x_bar), xs_bar, float(n_bar))
