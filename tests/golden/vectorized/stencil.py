def heat_grad(u, c, y_bar=1.0):
    v = u.copy()                         # 7: v = u.copy()
    u_part = u[1:-1]                     # 9: v[i] = u[i] + c * (u[i - 1] - 2.0 * u[i] + u[i + 1])
    t = u[:-2] - 2.0 * u_part + u[2:]
    v[1:-1] = u_part + c * t
    y = np.sum(v * v)                    # 10: return np.sum(v * v)
    v_bar = 2.0 * y_bar * v              # 10
    t_bar = v_bar[1:-1].copy()           # 9
    v_bar[1:-1] = 0.0
    t_1 = t_bar * t
    t_bar_1 = t_bar * c
    c_bar = np.sum(t_1)
    u_bar = np.zeros_like(u)
    u_bar[2:] += t_bar_1
    u_bar[1:-1] -= t_bar_1 * 2.0
    u_bar[:-2] += t_bar_1
    u_bar[1:-1] += t_bar
    u_bar += v_bar                       # 7: v = u.copy()
    return y, (u_bar, float(c_bar))
