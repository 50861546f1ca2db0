def f_grad(x, unused, y, y_bar=1.0):
    result = np.sum(x * x) + 0.0         # 7: return np.sum(x * x) + y
    x_bar = 2.0 * y_bar * x              # 7
    unused_bar = np.zeros_like(unused)
    return result, (x_bar, unused_bar, 0.0)
