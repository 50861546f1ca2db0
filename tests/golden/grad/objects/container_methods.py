def f_grad(x, a, y_bar=1.0):
    items = [a, 2.0, a * a]              # 31: p = Polynomial([a, 2.0, a * a])
    item = items[1]                      # 18: return self.coefficients[k]
    items[1] = item + a                  # 21: self.coefficients[k] = c
    n = len(items)                       # 15: return len(self.coefficients)
    y = 0.0
    y_s = []
    for k in range(n):                   # 10: for k in range(len(self)):
        y_s.append(y)
        item = items[k]                  # 18: return self.coefficients[k]
        y = y * x + item                 # 11: y = y * x + self[k]
    total = y * x                        # 35: total *= x
    for i in range(n):                   # 36: for c in p:
        total += items[i] * x            # 37: total += c * x

    items_bar = shadows.shadow(items)
    x_bar = 0.0
    for i in reversed(range(n)):         # 36
        c_bar = y_bar * x                # 37
        x_bar += y_bar * items[i]
        items_bar[i] = items_bar[i] + c_bar  # 36: for c in p:
    y_bar_1 = y_bar * x                  # 35: total *= x
    x_bar += y_bar * y
    for k, y in zip(reversed(range(n)), reversed(y_s)):  # 10: for k in range(len(self)):
        items_bar[k] = items_bar[k] + y_bar_1  # 18: return self.coefficients[k]
        x_bar += y_bar_1 * y             # 11: y = y * x + self[k]
        y_bar_1 *= x
    t_bar = items_bar[1]                 # 21: self.coefficients[k] = c
    items_bar[1] = 0.0
    items_bar[1] = items_bar[1] + t_bar  # 18
    t = 2.0 * items_bar[2] * a           # 31: p = Polynomial([a, 2.0, a * a])
    a_bar = t_bar + items_bar[0] + t
    return total, (float(x_bar), float(a_bar))
