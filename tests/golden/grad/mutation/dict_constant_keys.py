def f_grad(params, x, y_bar=1.0):
    w = params['w']                      # 4: def f(params, x):
    b = params['b']
    params['calls'] = params['calls'] + 1  # 5: params["calls"] = params["calls"] + 1
    y = w * x + b                        # 6: y = params["w"] * x + params["b"]
    t = 0.5 * b + y                      # 7: params["b"] = 0.5 * params["b"] + y
    params['b'] = t
    result = y * t                       # 8: return y * params["b"]

    y_bar_1 = y_bar * t                  # 8
    t_bar = y_bar * y
    y_bar_1 += t_bar                     # 7
    b_bar = t_bar * 0.5
    b_bar += y_bar_1                     # 6: y = params["w"] * x + params["b"]
    w_bar = y_bar_1 * x
    x_bar = y_bar_1 * w
    return result, (x_bar, w_bar, b_bar)
