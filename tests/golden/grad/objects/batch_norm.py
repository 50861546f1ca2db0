def loss_grad(bn, x, t, y_bar=1.0):
    gamma = bn.gamma                     # 24: def loss(bn, x, t):
    beta = bn.beta
    mean = bn.mean
    var = bn.var
    training = bn.training               # 14: if self.training:
    if training:
        mean_1 = np.mean(x, axis=0)      # 15: mean = np.mean(x, axis=0)
        t_1 = x - mean_1                 # 16: var = np.mean((x - mean) ** 2, axis=0)
        var_1 = np.mean(t_1 ** 2, axis=0)
        mean = 0.9 * mean + 0.1 * mean_1  # 17: self.mean = 0.9 * self.mean + 0.1 * mean
        bn.mean = mean
        var = 0.9 * var + 0.1 * var_1    # 18: self.var = 0.9 * self.var + 0.1 * var
        bn.var = var
    else:
        mean_1 = mean
        var_1 = var
    t_2 = x - mean_1                     # 21: return self.gamma * (x - mean) / np.sqrt(var + 1e-5) + self.be…
    sqrt = np.sqrt(var_1 + 1e-05)
    t_3 = gamma * t_2 / sqrt
    y = t_3 + beta
    t_4 = y - t                          # 26: return np.sum((y - t) ** 2) + np.sum(bn.mean * bn.var)
    result = np.sum(t_4 ** 2) + np.sum(mean * var)

    mean_bar = y_bar * var               # 26
    var_bar = y_bar * mean
    t_bar = 2 * y_bar * t_4
    t_bar_1 = rt.unbroadcast(t_bar, beta.shape)  # 21: return self.gamma * (x - mean) / np.sqrt(var + 1e-5) +…
    t_bar_2 = t_bar / sqrt
    t_bar = rt.unbroadcast(-t_bar * t_3 / sqrt, sqrt.shape) * 0.5 / sqrt
    t_5 = t_bar_2 * t_2
    t_bar_2 = t_bar_2 * gamma
    gamma_bar = rt.unbroadcast(t_5, gamma.shape)
    mean_bar_1 = rt.unbroadcast(-t_bar_2, mean_1.shape)
    if training:                         # 14: if self.training:
        t_bar += var_bar * 0.1           # 18: self.var = 0.9 * self.var + 0.1 * var
        var_bar = var_bar * 0.9
        mean_bar_1 = mean_bar_1 + mean_bar * 0.1  # 17: self.mean = 0.9 * self.mean + 0.1 * mean
        mean_bar = mean_bar * 0.9
        t_bar = 2 * np.broadcast_to(np.expand_dims(t_bar / len(t_2), axis=0), t_2.shape) * t_1  # 16
        t_bar_2 += t_bar
        mean_bar_1 += rt.unbroadcast(-t_bar, gamma.shape)
        t_bar_2 += np.broadcast_to(np.expand_dims(mean_bar_1 / len(x), axis=0), x.shape)  # 15: mean = np.mea…
    else:
        mean_bar = mean_bar_1 + mean_bar  # 14: if self.training:
        t_bar += var_bar
        var_bar = t_bar
    return result, (t_bar_2, gamma_bar.copy(), t_bar_1.copy(), mean_bar, var_bar)
