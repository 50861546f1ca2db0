def f_grad(model, x, y_bar=1.0):
    w = model.w                          # 15: def f(model, x):
    steps = model.steps                  # 16: deep, shallow = copy.deepcopy(model), copy.copy(model)
    bias = model.parts[1]['bias']
    copy = np.copy(w)
    t = copy * x                         # 17: deep.w *= x
    steps_1 = steps + 1                  # 19: shallow.steps += 1
    t_1 = bias * x[0]                    # 18: deep.parts[1]["bias"] = deep.parts[1]["bias"] * x[0]
    w += 1.0                             # 20: shallow.w += 1.0
    copy_1 = np.copy(t)                  # 21: deeper = copy.deepcopy((deep, x))[0]
    copy_1[0] = 0.0                      # 22: deeper.tied[0] = 0.0
    first = t @ copy_1 + t_1             # 23: first = deep.parts[0] @ deeper.tied + deeper.parts[1]["bias"]
    y = first + w @ x + steps + steps_1  # 24: return first + model.w @ x + model.steps + shallow.steps

    w_bar = y_bar * x                    # 24
    x_bar = y_bar * w
    t_bar = y_bar * copy_1               # 23
    copy_bar = y_bar * t
    copy_bar[0] = 0.0                    # 22: deeper.tied[0] = 0.0
    t_bar += copy_bar                    # 21: deeper = copy.deepcopy((deep, x))[0]
    x_bar[0] += y_bar * bias             # 18: deep.parts[1]["bias"] = deep.parts[1]["bias"] * x[0]
    copy_bar = t_bar * x                 # 17: deep.w *= x
    x_bar += t_bar * copy
    w_bar += copy_bar                    # 16: deep, shallow = copy.deepcopy(model), copy.copy(model)
    return y, (x_bar, w_bar)
