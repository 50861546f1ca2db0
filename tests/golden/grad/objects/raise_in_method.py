def f_grad(model, x, y_bar=1.0):
    h = model.h                          # 21: def f(model, x):
    n = model.n                          # 14: self.n += 1
    n_1 = n + 1
    h_1 = h * x                          # 15: self.h = self.h * x
    if h_1 > 3.0:                        # 16: if self.h > 3.0:
        done = False
    else:
        h_1 += 0.1                       # 18: self.h += 0.1
        done = True
    done = done                          # 23: model.advance(x)
    if done:                             # 22: try:
        n_1 = n + 2                      # 14: self.n += 1
        h_2 = h_1 * x                    # 15: self.h = self.h * x
        if h_2 > 3.0:                    # 16: if self.h > 3.0:
            done_1 = False
        else:
            h_2 += 0.1                   # 18: self.h += 0.1
            done_1 = True
        done_1 = done_1                  # 24: model.advance(x)
        if done_1:                       # 22: try:
            y = h_2
    else:
        h_2 = h_1
        done_1 = False
    model.n = n_1                        # 14: self.n += 1
    model.h = h_2                        # 18: self.h += 0.1
    test = not done_1                    # 22: try:
    if test:
        y = -h_2                         # 27: y = -model.h
    result = y * x                       # 28: return y * x

    y_bar_1 = y_bar * x                  # 28
    x_bar = y_bar * y
    if test:                             # 22: try:
        h_bar = -y_bar_1                 # 27
        y_bar_1 = 0.0
    else:
        h_bar = 0.0
    if done:                             # 22
        if done_1:
            h_bar += y_bar_1
        h_bar_1 = h_bar * x              # 15: self.h = self.h * x
        x_bar += h_bar * h_1
    else:
        h_bar_1 = h_bar
    h_bar = h_bar_1 * x
    x_bar += h_bar_1 * h
    return result, (float(x_bar), float(h_bar))
