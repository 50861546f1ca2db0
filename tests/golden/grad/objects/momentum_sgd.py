def train_grad(w, target, lr, steps, y_bar=1.0):
    velocity = np.zeros(len(w))          # 9: self.velocity = np.zeros(n)
    w = w.copy()                         # 19: w = w.copy()
    t_s = []
    for _ in range(steps):               # 20: for _ in range(steps):
        t = 2.0 * (w - target)           # 21: opt.update(w, 2.0 * (w - target))
        t_s.append(t)
        velocity = velocity * 0.9        # 12: self.velocity *= self.momentum
        velocity = velocity - lr * t     # 13: self.velocity -= self.lr * g
        w = w + velocity                 # 14: w += self.velocity
    t_1 = w - target                     # 22: return np.sum((w - target) ** 2)
    y = np.sum(t_1 ** 2)

    w_bar = 2 * y_bar * t_1              # 22
    target_bar = -w_bar
    velocity_bar = np.zeros_like(velocity)  # 20: for _ in range(steps):
    lr_bar = 0.0
    for t in reversed(t_s):
        velocity_bar = velocity_bar + w_bar  # 14: w += self.velocity
        t_bar = -velocity_bar            # 13: self.velocity -= self.lr * g
        t_2 = t_bar * t
        t_bar = t_bar * lr
        lr_bar += np.sum(t_2)
        velocity_bar = velocity_bar * 0.9  # 12: self.velocity *= self.momentum
        t_bar = t_bar * 2.0              # 21: opt.update(w, 2.0 * (w - target))
        w_bar = w_bar + t_bar
        target_bar -= t_bar
    return y, (w_bar, target_bar, float(lr_bar))
