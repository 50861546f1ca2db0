def f_grad(critic, x, rate, y_bar=1.0):
    w = critic.w                         # 22: def f(critic, x, rate):
    steps = critic.steps                 # 23: target = copy.deepcopy(critic)
    copy = np.copy(w)
    tanh = np.tanh(w @ x)                # 14: return np.tanh(self.w @ x)
    w_old = w.copy()
    w += 0.1 * np.outer(tanh, x)         # 25: critic.w += 0.1 * np.outer(critic.value(x), x)
    critic.w = w
    t = 1.0 - rate                       # 17: self.w *= 1.0 - rate
    t_1 = copy * t + rate * w            # 18: self.w += rate * other.w
    steps_1 = steps + 1                  # 19: self.steps += 1
    steps += 5                           # 27: view.steps += 5
    tanh_1 = np.tanh(w @ x)              # 14: return np.tanh(self.w @ x)
    tanh_2 = np.tanh(t_1 @ x)
    y = np.sum(tanh_1 * tanh_2) + np.sum(w) * steps + steps_1  # 28: return np.sum(critic.value(x) * target.v…

    total_bar = y_bar * steps            # 28
    tanh_bar = y_bar * tanh_2
    tanh_bar_1 = y_bar * tanh_1
    t_bar = tanh_bar_1 * (1 - tanh_2 * tanh_2)  # 14: return np.tanh(self.w @ x)
    t_bar_1 = np.outer(t_bar, x)
    x_bar = t_1.T @ t_bar
    t_bar = tanh_bar * (1 - tanh_1 * tanh_1)
    w_bar = np.outer(t_bar, x) + total_bar
    x_bar += w.T @ t_bar
    rate_bar = np.sum(t_bar_1 * w)       # 18: self.w += rate * other.w
    w_bar += t_bar_1 * rate
    copy_bar = t_bar_1 * t               # 17: self.w *= 1.0 - rate
    rate_bar -= np.sum(t_bar_1 * copy)
    outer_bar = w_bar.copy() * 0.1       # 25: critic.w += 0.1 * np.outer(critic.value(x), x)
    tanh_bar = outer_bar @ x
    x_bar += tanh @ outer_bar
    t_bar = tanh_bar * (1 - tanh * tanh)  # 14: return np.tanh(self.w @ x)
    w_bar += np.outer(t_bar, x)
    x_bar += w_old.T @ t_bar
    w_bar += copy_bar                    # 23: target = copy.deepcopy(critic)
    return y, (w_bar, x_bar, float(rate_bar))
