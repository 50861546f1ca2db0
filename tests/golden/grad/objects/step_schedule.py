def descend_grad(schedule, x, y_bar=1.0):
    step = schedule.step                 # 25: def descend(schedule, x):
    rate = schedule.rate
    given = schedule.given               # 17: if self.given == self.count:
    count = schedule.count
    exit = 0
    slope_s = []
    step_s = []
    x_s = []
    while given != count:                # 26: for step in schedule:
        step_s.append(step)
        x_s.append(x)
        step_1 = step * rate             # 20: self.step *= self.rate
        given += 1                       # 21: self.given += 1
        slope = 2.0 * x + np.cos(x)      # 27: slope = 2.0 * x + np.cos(x)
        slope_s.append(slope)
        if abs(slope) < 0.001:           # 28: if abs(slope) < 1e-3:
            step = step_1
            exit = 1                     # 21
            break                        # 28
        x -= step * slope                # 30: x -= step * slope
        step = step_1
    trips = len(slope_s)                 # 26: for step in schedule:
    schedule.step = step                 # 20: self.step *= self.rate
    schedule.given = given               # 21: self.given += 1
    test = exit == 0                     # 26
    if test:
        x += 0.1 * step                  # 32: x += 0.1 * schedule.step
    y = x * step                         # 33: return x * schedule.step

    x_bar = y_bar * step                 # 33
    step_bar = y_bar * x
    if test:                             # 26: for step in schedule:
        step_bar += x_bar * 0.1          # 32
    left = exit == 1                     # 26
    last = trips - 1
    rate_bar = 0.0
    for trip, slope, step, x_1 in zip(reversed(range(trips)), reversed(slope_s), reversed(step_s),
            reversed(x_s)):
        leaves = (trip == last) & left
        if leaves:                       # 28: if abs(slope) < 1e-3:
            step_bar_1 = 0.0
            slope_bar = 0.0
        else:
            t_bar = -x_bar               # 30: x -= step * slope
            step_bar_1 = t_bar * slope
            slope_bar = t_bar * step
        x_bar = x_bar - slope_bar * np.sin(x_1) + slope_bar * 2.0  # 27: slope = 2.0 * x + np.cos(x)
        t = step_bar * step              # 20: self.step *= self.rate
        step_bar = step_bar_1 + step_bar * rate
        rate_bar += t
    return y, (float(x_bar), float(step_bar), float(rate_bar))
