def loss_grad(w, x, t, y_bar=1.0):
    y = np.tanh(x @ w)                   # 6: y = np.tanh(x @ w)
    error = y - t                        # 7: error = y - t
    total = np.sum(error * error)        # 8: return np.sum(error * error), {"prediction": y, "worst": float(…
    t_1 = float(np.max(np.absolute(error)))
    error_bar = 2.0 * y_bar * error      # 8
    t_bar = error_bar * (1 - y * y)      # 6
    x_bar = np.outer(t_bar, w)
    w_bar = x.T @ t_bar
    return (total, {'prediction': y, 'worst': t_1}), (w_bar, x_bar)
