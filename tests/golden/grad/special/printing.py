def f_grad(x, log, y_bar=1.0):
    y = x * x                            # 5: y = x * x
    log.append('called')                 # 6: log.append("called")
    print('y is made', 1)                # 7: print("y is made", len(log))
    result = y * x                       # 8: return y * x
    y_bar_1 = y_bar * x                  # 8
    x_bar = y_bar * y
    x_bar += 2.0 * y_bar_1 * x           # 5
    return result, (x_bar,)
