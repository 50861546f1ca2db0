def f_grad(x, y_bar=1.0):
    a = x * 2.0                          # 5: a = b = x * 2.0
    a_1 = a + a                          # 6: a += b
    b = a * a_1                          # 7: b *= a
    a_2 = a_1 - x                        # 8: a -= x
    b /= a_2                             # 9: b /= a
    y = a_2 ** 2 - b                     # 10: return a ** 2 - b

    b_bar = -y_bar                       # 10
    a_bar = 2 * y_bar * a_2
    b_bar_1 = b_bar / a_2                # 9
    a_bar -= b_bar * b / a_2
    a_bar_1 = b_bar_1 * a_1              # 7: b *= a
    a_bar_2 = a_bar + b_bar_1 * a
    a_bar_1 += 2.0 * a_bar_2             # 6: a += b
    x_bar = a_bar_1 * 2.0 - a_bar        # 5: a = b = x * 2.0
    return y, (x_bar,)
