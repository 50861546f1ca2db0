def f_grad(x, y, y_bar=1.0):
    r = 7.3 % 2.0                        # 5: q, r = divmod(7.3, 2.0)
    t = x - y                            # 6: a = abs(x - y) + max(x, y, 0.1) * min(x, 2.0)
    largest = max(x, y)
    largest_1 = max(largest, 0.1)
    smallest = min(x, 2.0)
    a = abs(t) + largest_1 * smallest
    b = rt.sum_of([x, y, a]) + y ** 3    # 7: b = sum([x, y, a]) + pow(y, 3)
    n = 2 + int(x * 10.0) + 3            # 8: n = len([x, y]) + int(x * 10.0) + round(2.6)
    result = a * b + float(n) * r + 3.0  # 9: return a * b + float(n) * r + q

    a_bar = y_bar * b                    # 9
    b_bar = y_bar * a
    y_bar_1 = b_bar * 3 * y ** 2 + b_bar  # 7
    a_bar += b_bar
    largest_bar = a_bar * smallest * rt.larger(largest, 0.1)  # 6: a = abs(x - y) + max(x, y, 0.1) * min(x, 2…
    x_bar = b_bar + a_bar * largest_1 * rt.larger(2.0, x)
    t_bar = a_bar * rt.sign(t)
    x_bar = x_bar + largest_bar * rt.larger(x, y) + t_bar
    y_bar_1 = y_bar_1 + largest_bar * rt.larger(y, x) - t_bar
    return result, (x_bar, y_bar_1)
