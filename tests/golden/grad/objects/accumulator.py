def add_grad(self, x, y_bar=1.0):
    total = self.total + x               # 9: self.total += x
    self.total = total
    return total, (y_bar, y_bar)
