def f_grad(x, y, y_bar=1.0):
    x_old = x[...].copy()                # 6: x *= y
    x *= y
    float32 = np.float32(2.0)            # 7: z = x * np.float32(2.0)
    z = x * float32
    t = z * z                            # 8: return np.sum(z * z)
    result = np.sum(t)

    y_bar_1 = np.float32(y_bar)
    z_bar = 2.0 * np.broadcast_to(y_bar_1, t.shape) * z  # 8
    x_bar = z_bar * float32              # 7: z = x * np.float32(2.0)
    y_bar_1 = rt.astype(x_bar * x_old, dtype='float64')  # 6: x *= y
    x_bar *= y
    return result, (x_bar, y_bar_1.copy())
