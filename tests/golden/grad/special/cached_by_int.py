def f_grad(x, n, y_bar=1.0):
    total = 0.0
    kept_1_s = []
    kept_s = []
    for k in range(n):                   # 29: for k in range(n):
        t = k % 3                        # 30: total += weight(k % 3) * x * fib(k)
        kept = weight(t)
        kept_s.append(kept)
        rt.check_kept(kept, kind='float')
        t_1 = kept * x
        kept_1 = fib(k)
        kept_1_s.append(kept_1)
        rt.check_kept(kept_1, kind='int')
        total += t_1 * kept_1
    kept = nodes(n)                      # 31: return total * np.sum(nodes(n) * x)
    rt.check_kept(kept, kind='float64', rank=1)
    t_2 = kept * x
    t_3 = np.sum(t_2)
    y = total * t_3

    total_bar = y_bar * t_3              # 31
    x_bar = np.sum(np.broadcast_to(y_bar * total, t_2.shape) * kept)
    for kept_1, kept in zip(reversed(kept_1_s), reversed(kept_s)):  # 29: for k in range(n):
        x_bar += total_bar * kept_1 * kept  # 30: total += weight(k % 3) * x * fib(k)
    return y, (float(x_bar),)
