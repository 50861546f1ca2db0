def f_grad(model, x, y, y_bar=1.0):
    w = model.w                          # 15: def f(model, x, y):
    test = x > 0.5                       # 17: if x > 0.5:
    if test:
        known = w * w + x                # 11: self.known = self.w * self.w + x
        model.known = known
        total = 0.0 + known * x          # 18: total += model.norm(x)
        known_is_none = False
    else:
        total = 0.0
        known_is_none = True
        known = None
    w_1 = w * y                          # 19: model.w *= y
    model.w = w_1
    test_1 = y > 0.5                     # 20: if y > 0.5:
    if test_1:
        if known_is_none:                # 10: if self.known is None:
            known = w_1 * w_1 + y        # 11: self.known = self.w * self.w + x
            model.known = known
        total += known * y               # 21: total += model.norm(y)
        known_is_none_1 = False
    else:
        known_is_none_1 = known_is_none
    t = x * y                            # 22: total += model.norm(x * y)
    if known_is_none_1:                  # 10: if self.known is None:
        known_1 = w_1 * w_1 + t          # 11: self.known = self.w * self.w + x
        model.known = known_1
    else:
        known_1 = known
    total += known_1 * t                 # 22
    test_2 = x > 0.6                     # 23: if x > 0.6:
    if test_2:
        known_2 = w_1 * w_1 + 2.0        # 11: self.known = self.w * self.w + x
        model.known = known_2
    else:
        known_2 = known_1
    t_1 = known_2 * 2.0                  # 12: return self.known * x
    result = total * t_1                 # 25: return total * model.norm(2.0)

    total_bar = y_bar * t_1              # 25
    t_bar = y_bar * total
    known_bar = t_bar * 2.0              # 12
    if test_2:                           # 23: if x > 0.6:
        w_bar = 2.0 * known_bar * w_1    # 11: self.known = self.w * self.w + x
        known_bar = 0.0
    else:
        w_bar = 0.0
    t_bar = total_bar * known_1          # 12: return self.known * x
    known_bar += total_bar * t
    if known_is_none_1:                  # 10: if self.known is None:
        t_bar += known_bar               # 11: self.known = self.w * self.w + x
        w_bar += 2.0 * known_bar * w_1
        known_bar = 0.0
    x_bar = t_bar * y                    # 22: total += model.norm(x * y)
    y_bar_1 = t_bar * x
    if test_1:                           # 20: if y > 0.5:
        known_bar += total_bar * y       # 12: return self.known * x
        y_bar_1 += total_bar * known
        if known_is_none:                # 10: if self.known is None:
            y_bar_1 += known_bar         # 11: self.known = self.w * self.w + x
            w_bar += 2.0 * known_bar * w_1
            known_bar = 0.0
    w_bar_1 = w_bar * y                  # 19: model.w *= y
    y_bar_1 += w_bar * w
    if test:                             # 17: if x > 0.5:
        known = w * w + x                # 11
        known_bar += total_bar * x       # 12: return self.known * x
        x_bar += total_bar * known
        x_bar += known_bar               # 11: self.known = self.w * self.w + x
        w_bar_1 += 2.0 * known_bar * w
    return result, (float(x_bar), float(y_bar_1), float(w_bar_1))
