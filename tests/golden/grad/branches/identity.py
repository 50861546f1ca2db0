def f_grad(a, b, x, y_bar=1.0):
    low = a * x                          # 6: low = a * x
    high = b * x                         # 7: high = b * x
    value = low if x > 1.0 else high     # 8: best = low if x > 1.0 else high
    if value is high:                    # 9: if best is high:
        value[0] += 1.0                  # 10: best[0] += 1.0
    total = np.sum(low) + np.sum(high * high)  # 11: total = np.sum(low) + np.sum(high * high)
    again = b * x                        # 14: again = b * x
    test = again is not high             # 15: if again is not high:
    if test:
        total += a[1]                    # 16: total = total + a[1]

    low_bar = np.zeros_like(low)         # 6: low = a * x
    high_bar = np.zeros_like(high)       # 7: high = b * x
    a_bar = np.zeros_like(a)             # 15
    if test:
        a_bar[1] += y_bar                # 16
    high_bar += 2.0 * y_bar * high       # 11: total = np.sum(low) + np.sum(high * high)
    low_bar += y_bar
    b_bar = high_bar * x                 # 7
    x_bar = np.sum(high_bar * b)
    a_bar += low_bar * x                 # 6: low = a * x
    x_bar += np.sum(low_bar * a)
    return total, (a_bar, b_bar, float(x_bar))
