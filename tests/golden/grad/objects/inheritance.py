def f_grad(x, w, y_bar=1.0):
    gain = Layer.gain                    # 15: self.last = self.pre(x) * self.gain
    gain_1 = Shifted.gain
    layer = Layer.__new__(Layer)         # 31: first = Layer(w)
    layer.w = w                          # 8: self.w = w
    layer.last = 0.0                     # 9: self.last = 0.0
    t = w * 0.5                          # 32: second = Shifted(w * 0.5, x)
    shifted = Shifted.__new__(Shifted)
    shifted.w = t                        # 8
    shifted.last = 0.0                   # 9
    shifted.b = x                        # 24: self.b = b
    last = x * w * gain                  # 15: self.last = self.pre(x) * self.gain
    layer.last = last
    last_1 = (last * t + x) * gain_1
    shifted.last = last_1
    y = last_1 + last * x                # 33: return second.apply(first.apply(x)) + first.last * second.b

    last_bar = y_bar * x                 # 33
    x_bar = y_bar * last
    t_bar = y_bar * gain_1               # 15: self.last = self.pre(x) * self.gain
    x_bar += t_bar                       # 27: return super().pre(x) + self.b
    t_1 = t_bar * t                      # 12: return x * self.w
    t_bar *= last
    last_bar += t_1
    t_bar_1 = last_bar * gain            # 15
    w_bar = t_bar_1 * x                  # 12
    x_bar += t_bar_1 * w
    w_bar += t_bar * 0.5                 # 32: second = Shifted(w * 0.5, x)
    return y, (x_bar, w_bar)
