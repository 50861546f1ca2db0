def f_grad(x, y, y_bar=1.0):
    x_1 = x[...].copy()                  # 6: x *= y
    x *= y
    t = np.float32(2.0)                  # 7: z = x * np.float32(2.0)
    z = x * t
    t_1 = z * z                          # 8: return np.sum(z * z)
    t_2 = np.sum(t_1)

    y_bar = np.float32(y_bar)
    z_bar = np.broadcast_to(y_bar, t_1.shape) * z  # 8
    z_bar += z_bar
    x_bar = z_bar * t                    # 7: z = x * np.float32(2.0)
    y_bar = rt.astype(x_bar * x_1, dtype='float64')  # 6: x *= y
    x_bar *= y
    y_bar = y_bar.copy()
    return t_2, (x_bar, y_bar)
