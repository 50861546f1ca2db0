def f_grad(thermostat, xs, y, y_bar=1.0):
    level = thermostat.level             # 38: def f(thermostat, xs, y):
    mode = 1 if y > 0.5 else 0           # 39: mode = Mode.COOL if y > 0.5 else Mode.HEAT
    n = len(xs)                          # 41: for x in xs:
    test = 0 < n
    if test:
        x = xs[0]
        value = x > 0.8                  # 27: if x > 0.8:
        if value:
            thermostat.mode = cool       # 28: self.mode = Mode.COOL
            mode_1 = 1
        elif x < 0.3:
            thermostat.mode = heat       # 30: self.mode = Mode.HEAT
            mode_1 = 0
        else:
            mode_1 = 2
        test_1 = mode_1 != 2             # 17: return x * self.power if self is not Mode.OFF else x
        if test_1:
            if mode_1 == 0:
                value_1 = 1.5
            else:
                value_1 = -1.0 if mode_1 == 1 else -1.5
            value_2 = level * value_1
        else:
            value_2 = level
        level += 0.1 * value_2           # 31: self.level += 0.1 * self.mode.applied(self.level)
        thermostat.level = level
        member = getitem((heat, cool, members), mode_1)  # 34: self.last = self.mode
        thermostat.last = member
        test_2 = mode == 0               # 42: total += thermostat.step(x) * mode.value
        if test_2:
            value_2 = 1
        else:
            value_2 = 2 if mode == 1 else 3
        total = 0.0 + level * value_2
        if not test_2:                   # 43: if mode == Mode.HEAT and x > 0.8:
            value = test_2
        if value:
            mode = 2                     # 17: return x * self.power if self is not Mode.OFF else x
        value_4_s = []
        test_3_s = []
        test_2_s = []
        value_3_s = []
        for i in range(1, n):            # 41: for x in xs:
            x = xs[i]
            value = x > 0.8              # 27: if x > 0.8:
            if value:
                thermostat.mode = cool   # 28: self.mode = Mode.COOL
                mode_2 = 1
            elif x < 0.3:
                thermostat.mode = heat   # 30: self.mode = Mode.HEAT
                mode_2 = 0
            else:
                mode_2 = mode_1
            test_2 = mode_2 != 2         # 17: return x * self.power if self is not Mode.OFF else x
            test_2_s.append(test_2)
            if test_2:
                if mode_2 == 0:
                    value_3 = 1.5
                else:
                    value_3 = -1.0 if mode_2 == 1 else -1.5
                value_4 = level * value_3
            else:
                value_4 = level
                value_3 = None
            value_3_s.append(value_3)
            level += 0.1 * value_4       # 31: self.level += 0.1 * self.mode.applied(self.level)
            test_3 = mode_1 != mode_2    # 32: if self.last is not None and self.last is not self.mode:
            test_3_s.append(test_3)
            if test_3:
                level *= 0.9             # 33: self.level *= 0.9
            thermostat.level = level
            member = getitem((heat, cool, members), mode_2)  # 34: self.last = self.mode
            thermostat.last = member
            test_2 = mode == 0           # 42: total += thermostat.step(x) * mode.value
            if test_2:
                value_4 = 1
            else:
                value_4 = 2 if mode == 1 else 3
            value_4_s.append(value_4)
            total += level * value_4
            if not test_2:               # 43: if mode == Mode.HEAT and x > 0.8:
                value = test_2
            if value:
                mode = 2                 # 17: return x * self.power if self is not Mode.OFF else x
            mode_1 = mode_2
    else:
        total = 0.0
        mode_1 = 2
        value_4_s = None
        test_3_s = None
        test_2_s = None
        value_3_s = None
    t = (mode == 2) | (mode == 1)        # 45: if isinstance(mode, Mode) and mode in (Mode.OFF, Mode.COOL):
    if t:
        total_1 = total * y              # 46: total *= y
    else:
        total_1 = total
    if mode_1 == 0:                      # 47: return total + y * thermostat.mode.power
        value = 1.5
    else:
        value = -1.0 if mode_1 == 1 else -1.5
    result = total_1 + y * value

    y_bar_1 = y_bar * value              # 47
    if t:                                # 45: if isinstance(mode, Mode) and mode in (Mode.OFF, Mode.COOL):
        total_bar = y_bar * y            # 46: total *= y
        y_bar_1 += y_bar * total
    else:
        total_bar = y_bar
    if test:                             # 41: for x in xs:
        level_bar = 0.0
        for value_4, test_3, test_2, value_3 in zip(reversed(value_4_s), reversed(test_3_s),
                reversed(test_2_s), reversed(value_3_s)):
            level_bar += total_bar * value_4  # 42: total += thermostat.step(x) * mode.value
            if test_3:                   # 32: if self.last is not None and self.last is not self.mode:
                level_bar *= 0.9         # 33: self.level *= 0.9
            value_bar = level_bar * 0.1  # 31: self.level += 0.1 * self.mode.applied(self.level)
            level_bar = level_bar + value_bar * value_3 if test_2 else level_bar + value_bar  # 17
        level_bar += total_bar * value_2  # 42
        value_bar = level_bar * 0.1      # 31
        level_bar = level_bar + value_bar * value_1 if test_1 else level_bar + value_bar  # 17
    else:
        level_bar = 0.0
    return result, (y_bar_1, float(level_bar))
