def f_grad(x, y_bar=1.0):
    y = x * x                            # 6: y = x * x
    flat = rt.flatten(y.reshape(2, 3).T)  # 7: flat = y.reshape(2, 3).T.reshape(6)
    odd = x[::2].reshape(3, 1)           # 8: odd = x[::2].reshape(3, 1)
    x_old = x.copy()                     # 6
    odd[1, 0] = x[0] * 2.0               # 9: odd[1, 0] = x[0] * 2.0
    flat1 = flat[1]                      # 10: return flat[1] * flat[2] + np.sum(odd * odd.T) + np.sum(x)
    flat2 = flat[2]
    odd_T = odd.T
    result = flat1 * flat2 + np.sum(odd * odd_T) + np.sum(x)

    x_bar = np.zeros_like(x)             # 10
    x_bar += y_bar
    t_bar = np.broadcast_to(y_bar, (3, 3))
    odd_bar = x_bar[::2].reshape(3, 1)
    odd_bar += rt.unbroadcast(t_bar * odd_T, (3, 1))
    odd_T_bar = odd_bar.T
    odd_T_bar += rt.unbroadcast(t_bar * odd, (1, 3))
    flat_bar = np.zeros_like(flat)
    flat_bar[2] += y_bar * flat1
    flat_bar[1] += y_bar * flat2
    t_bar = odd_bar[1, 0]                # 9: odd[1, 0] = x[0] * 2.0
    odd_bar[1, 0] = 0.0
    x_bar[0] += t_bar * 2.0
    y_bar_1 = np.zeros_like(y)           # 7: flat = y.reshape(2, 3).T.reshape(6)
    y_bar_1 += np.reshape(flat_bar, (3, 2)).T.reshape(y.shape)
    x_bar += 2.0 * y_bar_1 * x_old       # 6: y = x * x
    return result, (x_bar,)
