def f_grad(x, y_bar=1.0):
    n = len(x)                           # 6: n = len(x)
    sums = np.empty(n)                   # 7: sums = np.empty(n)
    s = 0.0
    for i in range(n):                   # 9: for i in range(n):
        s += x[i]                        # 10: s += x[i]
        sums[i] = s                      # 11: sums[i] = s
    products = np.ones(n)                # 12: products = np.ones(n)
    products_part_s = []
    for i in range(1, n):                # 13: for i in range(1, n):
        products_part = products[i - 1]  # 14: products[i] = products[i - 1] * sums[i]
        products_part_s.append(products_part)
        products[i] = products_part * sums[i]
    gaps = products[1:] - products[:-1]  # 15: gaps = products[1:] - products[:-1]
    y = np.sum(gaps * gaps)              # 16: return np.sum(gaps * gaps)

    gaps_bar = 2.0 * y_bar * gaps        # 16
    products_bar = np.zeros_like(products)  # 15
    products_bar[1:] += gaps_bar
    products_bar[:-1] -= gaps_bar
    sums_bar = np.zeros_like(sums)       # 13: for i in range(1, n):
    for i, products_part in zip(reversed(range(1, n)), reversed(products_part_s)):
        t_bar = products_bar[i]          # 14: products[i] = products[i - 1] * sums[i]
        products_bar[i] = 0.0
        sums_bar[i] += t_bar * products_part
        products_bar[i - 1] += t_bar * sums[i]
    x_bar = np.zeros_like(x)             # 9: for i in range(n):
    s_bar = 0.0
    for i in reversed(range(n)):
        s_bar_1 = sums_bar[i]            # 11: sums[i] = s
        sums_bar[i] = 0.0
        s_bar += s_bar_1
        x_bar[i] += s_bar                # 10: s += x[i]
    return y, (x_bar,)
