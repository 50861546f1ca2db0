def f_grad(xs, x, y_bar=1.0):
    level = level_cell.cell_contents     # 9: level = v * x
    n = len(xs)                          # 8: for v in xs:
    for i in range(n):
        v = xs[i]
        level = v * x                    # 9
    level_cell.cell_contents = level
    y = x * level                        # 10: return x * level

    x_bar = y_bar * level                # 10
    level_bar = y_bar * x
    xs_bar = np.zeros_like(xs)           # 8: for v in xs:
    for i in reversed(range(n)):
        v_bar = level_bar * x            # 9: level = v * x
        v = xs[i]                        # 8
        x_bar += level_bar * v           # 9
        xs_bar[i] += v_bar               # 8
        level_bar = 0.0
    return y, (xs_bar, float(x_bar))
