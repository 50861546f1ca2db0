def f_grad(x, n, y_bar=1.0):
    total = 1.0
    done_s = []
    total_s = []
    for k in range(n):                   # 10: for k in range(n):
        total_s.append(total)
        try:                             # 11: total = total * x[k]
            total *= x[k]
            done_s.append(True)
        except IndexError:
            done_s.append(False)
            break
    trips = len(done_s)                  # 10: for k in range(n):
    y = total + x[0]                     # 12: return total + x[0]

    x_bar = np.zeros_like(x)             # 12
    x_bar[0] += y_bar
    total_bar = y_bar
    for k, done, total in zip(reversed(range(trips)), reversed(done_s), reversed(total_s)):  # 10
        if done:                         # 11: total = total * x[k]
            total_bar_1 = total_bar * x[k]
            x_bar[k] += total_bar * total
        else:
            total_bar_1 = total_bar
        total_bar = total_bar_1
    return y, (x_bar,)
