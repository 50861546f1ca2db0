def loss_grad(w, x, t, y_bar=1.0):
    y = np.tanh(x @ w)                   # 6: y = np.tanh(x @ w)
    error = y - t                        # 7: error = y - t
    t_1 = error * error                  # 8: return np.sum(error * error), {"prediction": y, "worst": float(…
    total = np.sum(t_1)
    t_2 = float(np.max(np.absolute(error)))
    error_bar = np.broadcast_to(y_bar, t_1.shape) * error  # 8
    error_bar += error_bar
    t_bar = error_bar * (1 - y * y)      # 6: y = np.tanh(x @ w)
    w_bar = x.T @ t_bar
    return (total, {'prediction': y, 'worst': t_2}), (w_bar, np.outer(t_bar, w))
