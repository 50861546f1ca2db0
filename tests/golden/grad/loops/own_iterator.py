def f_grad(x, y_bar=1.0):
    total = 0.0
    n = 3
    n_s = []
    while n != 0:                        # 20: for k in Countdown(3):
        n -= 1                           # 14: self.n -= 1
        n_s.append(n)
        total += x ** n                  # 21: total += x**k

    x_bar = 0.0
    for n in reversed(n_s):              # 20
        x_bar += y_bar * rt.power_slope(x, n)  # 21
    return total, (float(x_bar),)
