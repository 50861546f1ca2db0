def run_grad(self, x, y_bar=1.0):
    rate = Model.rate                    # 13: return x * cls.rate
    t = rate * rate                      # 9: return x * x
    y = x * x + x * rate * t             # 16: return self.square(x) + self.scaled(x) * Model.square(self.rat…
    t_bar = y_bar * t                    # 16
    x_bar = t_bar * rate                 # 13
    x_bar += 2.0 * y_bar * x             # 9
    return y, (x_bar,)
