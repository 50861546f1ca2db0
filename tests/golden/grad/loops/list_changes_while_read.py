def run_grad(self, x, y_bar=1.0):
    seen = self.seen                     # 9: def run(self, x):
    item = seen[0]
    open = self.open                     # 11: for v in self.open:
    item_1 = open[0]
    item_2 = open[1]
    open.pop()                           # 13: self.open.pop()
    total = 0.0 + item_1 * x + item_2 * x  # 12: total += v * x
    open.pop()                           # 13
    t = item * x + 0.5                   # 16: self.seen.append(v * x + 0.5)
    seen.append(t)
    t_1 = t * x + 0.5
    seen.append(t_1)
    total = total + item * item + t * t + t_1 * t_1  # 17: total += v * v
    t_2 = 2.0 * x                        # 18: marks = [x, 2.0 * x, total]
    total = total + x + t_2 + t_2 * 3.0  # 21: total += v

    t_bar = y_bar + y_bar * 3.0          # 20: marks[2] = v * 3.0
    x_bar = y_bar + t_bar * 2.0          # 18
    t_bar = 2.0 * y_bar * t_1            # 17
    t_bar_1 = 2.0 * y_bar * t
    t_3 = t_bar * t                      # 16: self.seen.append(v * x + 0.5)
    t_bar_1 += t_bar * x
    item_bar = 2.0 * y_bar * item        # 17: total += v * v
    item_bar += t_bar_1 * x              # 16
    x_bar = x_bar + t_3 + t_bar_1 * item
    x_bar = x_bar + y_bar * item_2 + y_bar * item_1  # 12: total += v * x
    return total, (x_bar, [item_bar])
