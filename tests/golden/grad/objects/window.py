def f_grad(smoother, x, y_bar=1.0):
    recent = smoother.recent             # 10: self.recent.append(x)
    item = recent[1]
    item_1 = recent[0]
    recent.append(x)
    t = rt.sum_of([item_1, item, x]) / 3  # 11: return sum(self.recent) / len(self.recent)
    t_1 = x * x                          # 15: y = smoother.step(x) * smoother.step(x * x)
    recent.append(t_1)                   # 10
    t_2 = rt.sum_of([item, x, t_1]) / 3  # 11
    y = t * t_2                          # 15
    total = 0.5 * (0.0 + x * 2.0) + y    # 21: total = 0.5 * total + queue.popleft()
    total = total + t_1 * t_1 + x * t_1 + item * t_1  # 23: total += v * smoother.recent[-1]

    x_bar = y_bar * t_1                  # 23
    t_bar = y_bar * item + y_bar * x + 2.0 * x_bar
    total_bar = y_bar * 0.5              # 21
    x_bar += total_bar * 2.0             # 18: queue.appendleft(queue.pop() * 2.0)
    t_bar_1 = y_bar * t_2                # 15: y = smoother.step(x) * smoother.step(x * x)
    t_bar_2 = y_bar * t
    total_bar = t_bar_2 / 3              # 11: return sum(self.recent) / len(self.recent)
    x_bar += total_bar
    t_bar += total_bar
    x_bar += 2.0 * t_bar * x             # 15
    x_bar += t_bar_1 / 3                 # 11
    return total, (x_bar,)
