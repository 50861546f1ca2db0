def loss_grad(self, w, y_bar=1.0):
    noise = 0.0 + self.rng.standard_normal((len(w),))  # 11: noise = self.rng.normal(size=w.shape)
    y = w + self.scale * noise           # 12: y = w + self.scale * noise
    t = y * y                            # 13: return np.sum(y * y)
    result = np.sum(t)
    y_bar = np.broadcast_to(y_bar, t.shape) * y  # 13
    y_bar += y_bar
    scale_bar = np.sum(y_bar * noise)    # 12
    return result, (y_bar.copy(), float(scale_bar))
