def loss_grad(self, w, y_bar=1.0):
    noise = self.rng.normal(size=(len(w),))  # 11: noise = self.rng.normal(size=w.shape)
    y = w + self.scale * noise           # 12: y = w + self.scale * noise
    result = np.sum(y * y)               # 13: return np.sum(y * y)
    y_bar_1 = 2.0 * y_bar * y            # 13
    scale_bar = np.sum(y_bar_1 * noise)  # 12
    return result, (y_bar_1.copy(), float(scale_bar))
