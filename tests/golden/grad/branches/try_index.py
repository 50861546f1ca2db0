def f_grad(x, values, i, y_bar=1.0):
    try:                                 # 5: try:
        y = values[i]                    # 6: y = values[i]
        done = True
    except IndexError:
        y = x
        done = False
    result = x * y                       # 9: return x * y

    values_bar = shadows.shadow(values)
    x_bar = y_bar * y                    # 9
    y_bar_1 = y_bar * x
    if done:                             # 5: try:
        values_bar[i] = values_bar[i] + y_bar_1  # 6: y = values[i]
    else:
        x_bar += y_bar_1                 # 5
    for i_1 in range(len(values_bar)):
        values_bar[i_1] = float(values_bar[i_1])
    return result, (x_bar, values_bar)
