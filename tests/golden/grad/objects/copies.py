def f_grad(model, x, y_bar=1.0):
    w = model.w                          # 15: def f(model, x):
    parts = model.parts                  # 16: deep, shallow = copy.deepcopy(model), copy.copy(model)
    steps = model.steps
    bias = parts[1]['bias']
    model = Model.__new__(Model)
    copy = np.copy(w)
    model.w = copy
    model.tied = copy
    table = {'bias': bias}
    items = [copy, table]
    model.parts = items
    model.steps = steps
    model_1 = Model.__new__(Model)
    model_1.w = w
    model_1.tied = w
    model_1.parts = parts
    model_1.steps = steps
    copy_old = copy[...].copy()          # 17: deep.w *= x
    copy *= x
    model.w = copy
    t = bias * x[0]                      # 18: deep.parts[1]["bias"] = deep.parts[1]["bias"] * x[0]
    table['bias'] = t
    steps_1 = steps + 1                  # 19: shallow.steps += 1
    model_1.steps = steps_1
    w += 1.0                             # 20: shallow.w += 1.0
    model_1.w = w
    model = Model.__new__(Model)         # 21: deeper = copy.deepcopy((deep, x))[0]
    copy_1 = np.copy(copy)
    model.w = copy_1
    model.tied = copy_1
    table = {'bias': t}
    items = [copy_1, table]
    model.parts = items
    model.steps = steps
    copy_1[0] = 0.0                      # 22: deeper.tied[0] = 0.0
    first = copy @ copy_1 + t            # 23: first = deep.parts[0] @ deeper.tied + deeper.parts[1]["bias"]
    y = first + w @ x + steps + steps_1  # 24: return first + model.w @ x + model.steps + shallow.steps

    copy_bar = np.zeros_like(copy)       # 16: deep, shallow = copy.deepcopy(model), copy.copy(model)
    copy_bar_1 = np.zeros_like(copy_1)   # 21: deeper = copy.deepcopy((deep, x))[0]
    w_bar = y_bar * x                    # 24
    x_bar = y_bar * w
    copy_bar += y_bar * copy_1           # 23: first = deep.parts[0] @ deeper.tied + deeper.parts[1]["bias"]
    copy_bar_1 += y_bar * copy
    copy_bar_1[0] = 0.0                  # 22: deeper.tied[0] = 0.0
    copy_bar += copy_bar_1               # 21
    x_bar[0] += y_bar * bias             # 18: deep.parts[1]["bias"] = deep.parts[1]["bias"] * x[0]
    x_bar += copy_bar * copy_old         # 17: deep.w *= x
    copy_bar *= x
    w_bar += copy_bar                    # 16: deep, shallow = copy.deepcopy(model), copy.copy(model)
    return y, (x_bar, w_bar)
