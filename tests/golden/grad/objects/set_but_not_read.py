def f_grad(monitor, xs, y_bar=1.0):
    n = len(xs)                          # 17: for x in xs:
    total = 0.0
    for i in range(n):
        x = xs[i]
        monitor.log = x                  # 10: self.log = x
        monitor.last = x * x             # 11: self.last = x * x
        total += np.sin(x)               # 18: total += monitor.see(x)

    xs_bar = np.zeros_like(xs)           # 17: for x in xs:
    for i in reversed(range(n)):
        x = xs[i]
        x_bar = y_bar * np.cos(x)        # 12: return np.sin(x)
        xs_bar[i] += x_bar               # 17
    return total, (xs_bar,)
