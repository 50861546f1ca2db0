def put_grad(self, x, y_bar=1.0):
    calls = self.calls                   # 12: self.calls += 1
    self.buffer = x                      # 11: self.buffer = x
    self.calls = calls + 1               # 12
    x1 = x[1]                            # 13: self.buffer[0] = x[1] * x[2]
    x2 = x[2]
    x[0] = x1 * x2
    y = np.sum(x * x)                    # 14: return np.sum(self.buffer * x)

    x_bar = 2.0 * y_bar * x              # 14
    t_bar = x_bar[0]                     # 13
    x_bar[0] = 0.0
    x_bar[2] += t_bar * x1
    x_bar[1] += t_bar * x2
    return y, (x_bar,)
