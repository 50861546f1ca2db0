def f_grad(x, p, q, y_bar=1.0):
    v = p.v                              # 11: p.v.append(x)
    item = v[0]
    v.append(x)
    t = item * x                         # 12: p.v[0] *= x
    v[0] = t
    y = t * 2                            # 13: return q.v[0] * len(q.v)

    t_bar = y_bar * 2                    # 13
    x_bar = t_bar * item                 # 12
    return y, (x_bar,)
