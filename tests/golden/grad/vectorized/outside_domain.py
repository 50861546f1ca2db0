def outside_grad(x, y, y_bar=1.0):
    n = len(x)                           # 8: for i in range(len(x)):
    sqrt_s = []
    for i in range(n):
        sqrt = math.sqrt(x[i])           # 9: y[i] = math.sqrt(x[i])
        sqrt_s.append(sqrt)
        y[i] = sqrt
    result = np.sum(y)                   # 10: return np.sum(y)

    x_bar = np.zeros_like(x)             # 8: for i in range(len(x)):
    y_bar_1 = np.full(y.shape, y_bar)
    for i, sqrt in zip(reversed(range(n)), reversed(sqrt_s)):
        sqrt_bar = y_bar_1[i]            # 9: y[i] = math.sqrt(x[i])
        y_bar_1[i] = 0.0
        x_bar[i] += sqrt_bar * 0.5 / sqrt
    return result, (x_bar, y_bar_1)
