def add_grad(self, x, n, y_bar=1.0):
    seen = self.seen                     # 12: self.seen = self.seen or flag
    total = self.total + x * n           # 10: self.total += x * n
    self.total = total
    flag = x > 0.0                       # 11: flag = x > 0.0
    self.seen = seen or flag             # 12
    t = flag + 1                         # 13: return self.total * (flag + 1) - n // 2 + n % 3
    y = total * t - n // 2 + n % 3

    total_bar = y_bar * t                # 13
    x_bar = total_bar * n                # 10: self.total += x * n
    return y, (x_bar,)
