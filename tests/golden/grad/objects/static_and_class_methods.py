def run_grad(self, x, y_bar=1.0):
    rate = Model.rate                    # 13: return x * cls.rate
    t = rate * rate                      # 9: return x * x
    y = x * x + x * rate * t             # 16: return self.square(x) + self.scaled(x) * Model.square(self.rat…
    t_bar = y_bar * t                    # 16
    x_bar = t_bar * rate                 # 13
    t_1 = y_bar * x                      # 9
    x_bar = x_bar + t_1 + t_1
    return y, (x_bar,)
