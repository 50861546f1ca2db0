def f_grad(x, n, y_bar=1.0):
    y = x
    exit = 0
    trips = 0
    for _ in range(n):                   # 6: for i in range(n):
        trips += 1
        y *= 1.2                         # 7: y = y * 1.2
        if y > 3.0:                      # 8: if y > 3.0:
            exit = 1
            break
    test = exit == 0                     # 6
    if test:
        y += x * x                       # 11: y = y + x * x
    exit = 0
    trips_1 = 0
    while n > 0:                         # 12: while n > 0:
        trips_1 += 1
        n -= 1                           # 13: n = n - 1
        y += 0.1 * x                     # 14: y = y + 0.1 * x
        if y > 100.0:                    # 15: if y > 100.0:
            exit = 1
            break
    test_1 = exit == 0                   # 12: while n > 0:
    if test_1:
        y_1 = y * x                      # 18: y = y * x
    else:
        y_1 = y

    if test_1:                           # 12
        y_bar_1 = y_bar * x              # 18
        x_bar = y_bar * y
    else:
        y_bar_1 = y_bar
        x_bar = 0.0
    for _ in reversed(range(trips_1)):   # 12: while n > 0:
        x_bar += y_bar_1 * 0.1           # 14: y = y + 0.1 * x
    if test:                             # 6: for i in range(n):
        x_bar += 2.0 * y_bar_1 * x       # 11: y = y + x * x
    for _ in reversed(range(trips)):     # 6
        y_bar_1 *= 1.2                   # 7: y = y * 1.2
    x_bar += y_bar_1                     # 6
    return y_1, (float(x_bar),)
