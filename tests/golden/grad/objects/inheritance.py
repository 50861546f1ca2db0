def f_grad(x, w, y_bar=1.0):
    gain = Layer.gain                    # 15: self.last = self.pre(x) * self.gain
    gain_1 = Shifted.gain
    t = w * 0.5                          # 32: second = Shifted(w * 0.5, x)
    last = x * w * gain                  # 15
    last_1 = (last * t + x) * gain_1
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
