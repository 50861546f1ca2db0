def f_grad(p, f, steps, y_bar=1.0):
    cov = np.diagflat(p)                 # 6: cov = np.diag(p)
    variances = np.diagonal(cov)         # 7: variances = np.diag(cov)
    p[0] = 0.5 * p[1]                    # 8: p[0] = 0.5 * p[1]
    variances1_s = []
    variances2_s = []
    cov_old_s = []
    t_3_s = []
    t_2_s = []
    shape_s = []
    shape_s_1 = []
    t_s = []
    cov_old_s_1 = []
    for _ in range(steps):               # 9: for _ in range(steps):
        cov_old_s_1.append(cov.copy())
        t = f @ cov                      # 10: cov[...] = f @ cov @ f.T + np.diag(p[:-1] * p[1:], 1)
        t_s.append(t)
        diagflat = np.diagflat(p[:-1] * p[1:], k=1)
        shape_s_1.append(diagflat.shape)
        t_1 = t @ f.T + diagflat
        shape_s.append(t_1.shape)
        cov[...] = t_1
        t_2 = 1.0 + np.sum(variances)    # 11: cov *= 1.0 / (1.0 + np.sum(variances))
        t_2_s.append(t_2)
        t_3 = 1.0 / t_2
        t_3_s.append(t_3)
        cov_old_s.append(cov[...].copy())
        cov *= t_3
        variances2 = variances[2]        # 12: cov[1, 0] = variances[2] * variances[1]
        variances2_s.append(variances2)
        variances1 = variances[1]
        variances1_s.append(variances1)
        cov[1, 0] = variances2 * variances1
    y = np.sum(np.log(variances)) + np.diagonal(cov, offset=-1)[0] + np.sum(p)  # 13: return np.sum(np.log(va…

    cov_bar = np.zeros_like(cov)         # 13
    rt.writable(np.diagonal(cov_bar, offset=-1))[0] += y_bar
    variances_bar = rt.writable(np.diagonal(cov_bar))
    variances_bar += y_bar / variances
    f_bar = np.zeros_like(f)             # 9: for _ in range(steps):
    p_bar = np.full(p.shape, y_bar)
    for (variances1, variances2, cov_old, t_3, t_2, shape, shape_1, t,
            cov_old_1) in zip(reversed(variances1_s), reversed(variances2_s), reversed(cov_old_s),
            reversed(t_3_s), reversed(t_2_s), reversed(shape_s), reversed(shape_s_1), reversed(t_s),
            reversed(cov_old_s_1)):
        t_bar = cov_bar[1, 0]            # 12: cov[1, 0] = variances[2] * variances[1]
        cov_bar[1, 0] = 0.0
        variances_bar[1] += t_bar * variances2
        variances_bar[2] += t_bar * variances1
        t_bar = np.sum(cov_bar * cov_old)  # 11: cov *= 1.0 / (1.0 + np.sum(variances))
        cov_bar *= t_3
        variances_bar -= t_bar * t_3 / t_2
        t_bar = cov_bar[...].copy()      # 10: cov[...] = f @ cov @ f.T + np.diag(p[:-1] * p[1:], 1)
        cov_bar[...] = 0.0
        t_bar = rt.unbroadcast(t_bar, shape)
        t_bar_1 = rt.unbroadcast(t_bar, cov.shape)
        t_bar = np.diagonal(rt.unbroadcast(t_bar, shape_1), offset=1)
        t_4 = t_bar * p[:-1]
        p_bar[:-1] += t_bar * p[1:]
        p_bar[1:] += t_4
        t_bar = t_bar_1 @ f.T.T
        f_bar += (t.T @ t_bar_1).T
        f_bar += t_bar @ cov_old_1.T
        cov_bar += f.T @ t_bar
    t_bar = p_bar[0]                     # 8: p[0] = 0.5 * p[1]
    p_bar[0] = 0.0
    p_bar[1] += t_bar * 0.5
    p_bar += np.diagonal(cov_bar)        # 6: cov = np.diag(p)
    return y, (p_bar, f_bar)
