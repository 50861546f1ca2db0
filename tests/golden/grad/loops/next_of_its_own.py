def smooth_grad(values, gain, y_bar=1.0):
    n = len(values)                      # 17: if self.at > len(self.values):
    test = 1 > n
    if test:
        raise StopIteration()            # 18: raise StopIteration
    level = gain * values[0]             # 19: return self.gain * self.values[self.at - 1]
    at = 1                               # 17
    test_1_s = []
    test_2_s = []
    test_3_s = []
    values_part_s = []
    at_1_s = []
    values_at_s = []
    at_s = []
    while True:                          # 25: for value in readings:
        at_s.append(at)
        at_1 = at + 1                    # 16: self.at += 1
        at_1_s.append(at_1)
        test_1 = at_1 > n                # 17: if self.at > len(self.values):
        test_1_s.append(test_1)
        if test_1:
            test_2_s.append(None)
            test_3_s.append(None)
            values_part_s.append(None)
            values_at_s.append(None)
            at = at_1
            break
        values_at = values[at]           # 19: return self.gain * self.values[self.at - 1]
        t = gain * values_at
        test_2 = t > 2.0                 # 26: if value > 2.0:
        if test_2:
            at += 2                      # 16: self.at += 1
            test_3 = at > n              # 17: if self.at > len(self.values):
            if test_3:
                next = 0.0               # 27: level += 0.5 * (next(readings, 0.0) - level)
                values_part = None
            else:
                values_part = values[at_1]  # 19: return self.gain * self.values[self.at - 1]
                next = gain * values_part
            level += 0.5 * (next - level)  # 27
            test_2_s.append(test_2)
            test_3_s.append(test_3)
            values_part_s.append(values_part)
            values_at_s.append(values_at)
        else:
            level += 0.25 * (t - level)  # 29: level += 0.25 * (value - level)
            test_2_s.append(test_2)
            test_3_s.append(None)
            values_part_s.append(None)
            values_at_s.append(values_at)
            at = at_1
    at_1 = at + 1                        # 16: self.at += 1
    test_1 = at_1 > n                    # 17: if self.at > len(self.values):
    if test_1:
        done = False                     # 31: level = next(readings)
    else:
        level = gain * values[at]        # 19: return self.gain * self.values[self.at - 1]
        done = True                      # 31
    test_2 = not done                    # 30: try:
    if test_2:
        level_1 = level * gain           # 33: level *= gain
    else:
        level_1 = level
    at_2 = at + 2                        # 16: self.at += 1
    test_3 = at_2 > n                    # 17: if self.at > len(self.values):
    if test_3:
        next = gain
    else:
        next = gain * values[at_1]       # 19: return self.gain * self.values[self.at - 1]
    y = level_1 + next                   # 34: return level + next(readings, gain)

    values_bar = np.zeros_like(values)   # 17: if self.at > len(self.values):
    if test_3:
        gain_bar = y_bar
    else:
        gain_bar = y_bar * values[at_1]  # 19: return self.gain * self.values[self.at - 1]
        values_bar[at_1] += y_bar * gain
    if test_2:                           # 30: try:
        level_bar = y_bar * gain         # 33: level *= gain
        gain_bar += y_bar * level
    else:
        level_bar = y_bar
    if not test_1:                       # 17: if self.at > len(self.values):
        gain_bar += level_bar * values[at]  # 19: return self.gain * self.values[self.at - 1]
        values_bar[at] += level_bar * gain
        level_bar = 0.0
    for (test_1, test_2, test_3, values_part, at_1, values_at, at) in zip(reversed(test_1_s),  # 25
            reversed(test_2_s), reversed(test_3_s), reversed(values_part_s), reversed(at_1_s),
            reversed(values_at_s), reversed(at_s)):
        if not test_1:                   # 17
            if test_2:                   # 26: if value > 2.0:
                t_bar = level_bar * 0.5  # 27: level += 0.5 * (next(readings, 0.0) - level)
                level_bar -= t_bar
                if not test_3:           # 17: if self.at > len(self.values):
                    gain_bar += t_bar * values_part  # 19: return self.gain * self.values[self.at - 1]
                    values_bar[at_1] += t_bar * gain
                t_bar = 0.0
            else:
                t_bar = level_bar * 0.25  # 29: level += 0.25 * (value - level)
                level_bar -= t_bar
            gain_bar += t_bar * values_at  # 19
            values_bar[at] += t_bar * gain
    if not test:                         # 17: if self.at > len(self.values):
        gain_bar += level_bar * values[0]  # 19: return self.gain * self.values[self.at - 1]
        values_bar[0] += level_bar * gain
    return y, (values_bar, float(gain_bar))
