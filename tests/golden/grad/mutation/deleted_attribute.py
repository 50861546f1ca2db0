def take_grad(self, x, y_bar=1.0):
    items = self.items                   # 9: def take(self, x):
    item = items[1]
    table = self.table                   # 11: self.table["b"] = self.value
    value = x * x                        # 10: self.value = x * x
    item_1 = items[0]                    # 9
    self.value = value                   # 10
    table['b'] = value                   # 11
    y = value * x + item_1               # 12: y = self.value * x + self.items[0]
    self.__delattr__('value')            # 13: del self.value, self.table["b"]
    table.pop('b')
    items.append(y)                      # 14: self.items.append(y)
    items.pop(0)                         # 15: del self.items[0]
    t = y * item                         # 16: return y * self.items[0] * (1.0 if hasattr(self, "value") else…
    result = t * x

    t_bar = y_bar * x                    # 16
    x_bar = y_bar * t
    y_bar_1 = t_bar * item
    item_bar = t_bar * y
    value_bar = y_bar_1 * x              # 12: y = self.value * x + self.items[0]
    x_bar += y_bar_1 * value
    x_bar += 2.0 * value_bar * x         # 10: self.value = x * x
    return result, (x_bar, [y_bar_1, item_bar])
