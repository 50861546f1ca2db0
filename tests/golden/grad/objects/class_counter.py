def f_grad(x, w, y_bar=1.0):
    made = Layer.made                    # 11: type(self).made += 1
    scale = Layer.scale                  # 15: y = self.w * x * self.scale
    history = Layer.history              # 16: Layer.history.append(y)
    made_1 = made + 1                    # 11
    t = w * w                            # 21: a, b = Layer(w), Layer(w * w)
    made += 2                            # 11
    Layer.made = made
    y = w * x * scale                    # 15
    history.append(y)                    # 16
    t_1 = y + made_1                     # 17: return y + self.index
    t_2 = t * t_1                        # 15: y = self.w * x * self.scale
    y_1 = t_2 * x
    history.append(y_1)                  # 16: Layer.history.append(y)
    y_2 = y_1 + made                     # 17
    Layer.scale = y_2                    # 24: Layer.scale = y
    t_3 = w * y_2                        # 15
    y_3 = t_3 * y_2
    history.append(y_3)                  # 16
    result = y_3 + made_1 + 3 * rt.sum_of([y, y_1, y_3])  # 25: return a(y) + len(Layer.history) * sum(Layer.…

    total_bar = y_bar * 3                # 25
    y_bar_1 = total_bar + y_bar          # 17: return y + self.index
    t_bar = y_bar_1 * y_2                # 15: y = self.w * x * self.scale
    y_bar_1 = y_bar_1 * t_3 + t_bar * w
    y_bar_1 = total_bar + y_bar_1        # 17
    w_bar = t_bar * y_2                  # 15
    t_bar = y_bar_1 * x
    t_bar_1 = t_bar * t_1
    t_bar *= t
    x_bar = y_bar_1 * t_2
    y_bar_1 = total_bar + t_bar          # 17: return y + self.index
    t_bar = y_bar_1 * scale              # 15: y = self.w * x * self.scale
    w_bar += t_bar * x
    x_bar += t_bar * w
    w_bar += 2.0 * t_bar_1 * w           # 21: a, b = Layer(w), Layer(w * w)
    return result, (x_bar, w_bar)
