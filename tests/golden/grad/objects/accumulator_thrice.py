def f_grad(x, y_bar=1.0):
    total = 0.0 + x                      # 9: self.total += x
    total_1 = total + total * x
    total_2 = total_1 + total_1 * total
    y = total_2 * total_2                # 18: return c * acc.total
    total_bar = 2.0 * y_bar * total_2    # 18
    t = total_bar * total                # 17: c = acc.add(b * a)
    total_bar_1 = total_bar * total_1
    total_bar += t
    total_bar_1 += total_bar             # 9: self.total += x
    x_bar = total_bar * total            # 16: b = acc.add(a * x)
    total_bar_1 += total_bar * x
    x_bar += total_bar_1                 # 9
    return y, (x_bar,)
