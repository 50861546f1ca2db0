def f_grad(x, n, y_bar=1.0):
    total = 0.0
    test_s = []
    test_1_s = []
    x_s = []
    for _ in range(n):                   # 14: for _ in range(n):
        x_s.append(x)
        test = x > 1.0                   # 5: if x > 1.0:
        test_s.append(test)
        if test:
            return_1 = 2.0 - x           # 6: return 2.0 - x
            test_1 = None
        else:
            test_1 = x < 0.0             # 7: if x < 0.0:
            if test_1:
                return_1 = -0.5 * x      # 8: return -0.5 * x
            else:
                return_1 = x * x         # 9: return x * x
        test_1_s.append(test_1)
        x = return_1 + 0.3               # 15: x = pull(x) + 0.3
        total += x                       # 16: total += x

    x_bar = 0.0
    for test, test_1, x_1 in zip(reversed(test_s), reversed(test_1_s), reversed(x_s)):  # 14: for _ in range(…
        x_bar += y_bar                   # 16
        if test:                         # 5: if x > 1.0:
            x_bar = -x_bar               # 6: return 2.0 - x
        elif test_1:
            x_bar *= -0.5                # 8: return -0.5 * x
        else:
            x_bar = 2.0 * x_bar * x_1    # 9: return x * x
    return total, (float(x_bar),)
