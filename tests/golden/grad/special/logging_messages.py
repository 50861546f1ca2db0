def f_grad(x, y_bar=1.0):
    total = np.sum(x * x)                # 11: total = np.sum(x * x)
    x_old = x.copy()
    debug('total %s', total)             # 12: log.debug("total %s", total)
    n = len(x)                           # 13: for k in range(len(x)):
    x_old_1_s = []
    for k in range(n):
        x_old_1 = x[k]                   # 14: x[k] *= total
        x_old_1_s.append(x_old_1)
        x[k] *= total
        x_k = x[k]                       # 15: logging.getLogger("steps").info(f"step {k}: {x[k]:.2f}")
        text = 'step {}: {:.2f}'.format(k, x_k)
        info(text)
    if total < 0:                        # 16: if total < 0:
        warn('negative', stacklevel=2)   # 17: warnings.warn("negative", stacklevel=2)
    y = np.sum(x)                        # 18: return np.sum(x)

    x_bar = np.full(x.shape, y_bar)      # 13: for k in range(len(x)):
    total_bar = 0.0
    for k, x_old_1 in zip(reversed(range(n)), reversed(x_old_1_s)):
        total_bar += x_bar[k] * x_old_1  # 14: x[k] *= total
        x_bar[k] *= total
    x_bar += 2.0 * total_bar * x_old     # 11: total = np.sum(x * x)
    return y, (x_bar,)
