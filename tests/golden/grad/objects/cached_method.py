def add_grad(self, x, n, y_bar=1.0):
    total = self.total                   # 16: def add(self, x, n):
    total_s = []
    for k in range(n):                   # 17: for k in range(n):
        total_s.append(total)
        kept = coefficient(self, k)      # 18: self.total = self.total * x + self.coefficient(k)
        rt.check_kept(kept, kind='float')
        total = total * x + kept
        self.total = total

    total_bar = y_bar
    x_bar = 0.0
    for total_1 in reversed(total_s):    # 17: for k in range(n):
        x_bar += total_bar * total_1     # 18: self.total = self.total * x + self.coefficient(k)
        total_bar *= x
    return total, (float(x_bar), total_bar)
