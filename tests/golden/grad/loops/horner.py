def polynomial_grad(coefficients, x, y_bar=1.0):
    y = 0.0 * x + coefficients[3]        # 7: y = y * x + c
    y_1 = y * x + coefficients[2]
    y_2 = y_1 * x + coefficients[1]
    y_3 = y_2 * x + coefficients[0]
    y_bar_1 = y_bar * x                  # 7
    x_bar = y_bar * y_2
    y_bar_2 = y_bar_1 * x
    x_bar += y_bar_1 * y_1
    y_bar_3 = y_bar_2 * x
    x_bar = x_bar + y_bar_2 * y + y_bar_3 * 0.0
    return y_3, ([y_bar, y_bar_1, y_bar_2, y_bar_3], x_bar)
