def f_grad(a, b, x, y_bar=1.0):
    w = a.w                              # 18: def f(a, b, x):
    w_1 = b.w
    test = x < -5.0                      # 10: if x < -5.0:
    if test:
        raise ValueError(x)              # 11: raise ValueError(x)
    return_chosen = x > w                # 13: gate = a if x > a.w else b
    if x > 0.5:                          # 14: extra = x * x if x > 0.5 else None
        return_1 = x * x
        return_is_none = False
    else:
        return_is_none = True
    t = 0.1 * x                          # 20: other, none = pick(b, a, 0.1 * x)
    if t < -5.0:                         # 10: if x < -5.0:
        raise ValueError(t)              # 11: raise ValueError(x)
    return_chosen_1 = t > w_1            # 13: gate = a if x > a.w else b
    return_is_none_1 = not t > 0.5       # 14: extra = x * x if x > 0.5 else None
    value = w if return_chosen else w_1  # 21: gate.w *= x
    w_2 = value * x
    if return_chosen:
        w = w_2
    else:
        w_1 = w_2
    w_2 = (w_1 if return_chosen_1 else w) + 1.0  # 22: other.w += 1.0
    if return_chosen_1:
        w_1 = w_2
    else:
        w = w_2
    test_1 = not return_is_none          # 23: if extra is not None:
    if test_1:
        w_2 = (w if return_chosen else w_1) + return_1  # 24: gate.w += extra
        if return_chosen:
            w = w_2
        else:
            w_1 = w_2
    a.w = w
    b.w = w_1
    value_1 = w if return_chosen else w_1  # 25: return a.w * gate.w + b.w * other.w + (0.0 if none is None e…
    t_1 = w * value_1
    value_2 = w_1 if return_chosen_1 else w
    y = t_1 + w_1 * value_2 + (0.0 if return_is_none_1 else 1.0)

    w_bar = y_bar * value_2              # 25
    w_bar_1 = y_bar * w_1
    if return_chosen_1:
        w_bar += w_bar_1
        w_bar_1 = 0.0
    value_bar = y_bar * w
    w_bar_1 += y_bar * value_1
    if return_chosen:
        w_bar_1 += value_bar
    else:
        w_bar += value_bar
    if test_1:                           # 23: if extra is not None:
        if return_chosen:                # 24: gate.w += extra
            return_bar = w_bar_1
            w_bar_2 = w_bar
            w_bar_3 = 0.0
        else:
            return_bar = w_bar
            w_bar_2 = 0.0
            w_bar_3 = w_bar_1
        if return_chosen:
            w_bar_3 += return_bar
        else:
            w_bar_2 += return_bar
    else:
        w_bar_3 = w_bar_1
        w_bar_2 = w_bar
        return_bar = 0.0
    if return_chosen_1:                  # 22: other.w += 1.0
        w_bar = w_bar_2
        w_bar_1 = w_bar_3
        w_bar_4 = 0.0
    else:
        w_bar = w_bar_3
        w_bar_1 = 0.0
        w_bar_4 = w_bar_2
    if return_chosen_1:
        w_bar_4 += w_bar
    else:
        w_bar_1 += w_bar
    if return_chosen:                    # 21: gate.w *= x
        w_bar = w_bar_1
        w_bar_2 = w_bar_4
        w_bar_3 = 0.0
    else:
        w_bar = w_bar_4
        w_bar_2 = 0.0
        w_bar_3 = w_bar_1
    value_bar = w_bar * x
    x_bar = w_bar * value
    if return_chosen:
        w_bar_3 += value_bar
    else:
        w_bar_2 += value_bar
    if not test:                         # 10: if x < -5.0:
        x_bar = x_bar + 2.0 * return_bar * x if x > 0.5 else x_bar  # 14: extra = x * x if x > 0.5 else None
    return y, (float(x_bar), float(w_bar_3), float(w_bar_2))
