def read_grad(self, values, i, y_bar=1.0):
    total = self.total                   # 9: def read(self, values, i):
    self.calls = self.calls + 1          # 10: self.calls += 1
    total += values[0]                   # 11: self.total += values[0]
    self.total = total
    item = values[i]                     # 12: return values[i] * self.total
    y = item * total

    values_bar = shadows.shadow(values)
    total_bar = y_bar * item             # 12
    values_bar[i] = values_bar[i] + y_bar * total
    values_bar[0] = values_bar[0] + total_bar  # 11: self.total += values[0]
    for i_1 in range(len(values_bar)):
        values_bar[i_1] = float(values_bar[i_1])
    return y, (values_bar, total_bar)
