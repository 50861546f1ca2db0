def f_grad(x, y, a, y_bar=1.0):
    test = a[0] > 0.5                    # 31: if a[0] > 0.5:
    if test:
        offset = np.tanh(y)              # 32: rule = replace(rule, offset=np.tanh(y))
        rule_chosen = True
    else:
        if a[1] > 0.5:                   # 33: elif a[1] > 0.5:
            gain = 0.5 * x               # 17: return replace(self, gain=0.5 * self.gain)
            rule_chosen_1 = True
        else:
            rule_chosen_1 = False
        rule_chosen = False
    test_1 = x > y                       # 35: if x > y:
    if test_1:
        level = a[1] * x + 0.2           # 25: self.level = self.level * u + 0.2
        level_1 = None
        value = level
    else:
        if rule_chosen:                  # 39: tank = Tank(rule.gain)
            level_1 = x
        else:
            level_1 = gain if rule_chosen_1 else x
        level = None
        value = level_1
    level_2 = value * y + 0.2            # 25: self.level = self.level * u + 0.2
    if test_1:
        level = level_2
    else:
        level_1 = level_2
    if rule_chosen:                      # 14: return self.gain * u + self.offset
        value_1 = x
    else:
        value_1 = gain if rule_chosen_1 else x
    total = value_1 * level_2 + (offset if rule_chosen else 0.1)
    value_2 = level if test_1 else level_1  # 41: tank.level *= y
    level = value_2 * y
    value_3 = offset if rule_chosen else 0.1  # 42: return total + tank.level * rule.offset
    result = total + level * value_3

    value_bar = y_bar * value_3          # 42
    value_bar_1 = y_bar * level
    offset_bar = value_bar_1 if rule_chosen else 0.0
    value_bar_1 = value_bar * y          # 41: tank.level *= y
    y_bar_1 = value_bar * value_2
    if test_1:
        level_bar = value_bar_1
        level_bar_1 = 0.0
    else:
        level_bar = 0.0
        level_bar_1 = value_bar_1
    offset_bar = offset_bar + y_bar if rule_chosen else offset_bar  # 14: return self.gain * u + self.offset
    x_bar = y_bar * level_2
    value_bar = y_bar * value_1
    if rule_chosen:
        gain_bar = 0.0
    else:
        if rule_chosen_1:
            gain_bar = x_bar
            x_bar_1 = 0.0
        else:
            gain_bar = 0.0
            x_bar_1 = x_bar
        x_bar = x_bar_1
    if test_1:                           # 25: self.level = self.level * u + 0.2
        level_bar_2 = level_bar + value_bar
        level_bar = 0.0
    else:
        level_bar_2 = level_bar_1 + value_bar
        level_bar_1 = 0.0
    value_bar = level_bar_2 * y
    y_bar_1 += level_bar_2 * value
    a_bar = np.zeros_like(a)             # 35: if x > y:
    if test_1:
        level_bar += value_bar
        a1_bar = level_bar * x           # 25: self.level = self.level * u + 0.2
        x_bar += level_bar * a[1]
        a_bar[1] += a1_bar               # 36: tank = Tank(a[1])
    else:
        value_bar = level_bar_1 + value_bar  # 35: if x > y:
        if rule_chosen:                  # 39: tank = Tank(rule.gain)
            x_bar += value_bar
        elif rule_chosen_1:
            gain_bar += value_bar
        else:
            x_bar += value_bar
    if test:                             # 31: if a[0] > 0.5:
        y_bar_1 += offset_bar * (1 - offset * offset)  # 32: rule = replace(rule, offset=np.tanh(y))
    elif a[1] > 0.5:
        x_bar += gain_bar * 0.5          # 17: return replace(self, gain=0.5 * self.gain)
    return result, (float(x_bar), float(y_bar_1), a_bar)
