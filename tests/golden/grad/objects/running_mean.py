def update_grad(self, x, y_bar=1.0):
    mean = self.mean                     # 9: def update(self, x):
    count = self.count + 1               # 10: self.count += 1
    self.count = count
    mean += (x - mean) / count           # 11: self.mean = self.mean + (x - self.mean) / self.count
    self.mean = mean
    y = mean * x                         # 12: return self.mean * x

    mean_bar = y_bar * x                 # 12
    x_bar = y_bar * mean
    t_bar = mean_bar / count             # 11
    x_bar += t_bar
    mean_bar -= t_bar
    return y, (x_bar, mean_bar)
