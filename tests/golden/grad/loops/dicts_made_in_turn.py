def rollout_grad(xs, decay, y_bar=1.0):
    level = decay * 2.0                  # 6: state = {"level": decay * 2.0, "trace": np.ones(3), "steps": 0}
    trace = np.ones(3)
    trace_1 = np.zeros(3)                # 7: other = {"level": 0.5, "trace": np.zeros(3), "steps": 0}
    n = len(xs)                          # 9: for x in xs:
    steps = 0
    level_1 = 0.5
    steps_1 = 0
    total = 0.0
    t_1_s = []
    level_1_s = []
    other_s = []
    trace_s = []
    level_s = []
    for i in range(n):
        level_1_s.append(level_1)
        trace_s.append(trace)
        level_s.append(level)
        x = xs[i]
        other = level * decay + x        # 11: "level": state["level"] * decay + x,
        other_s.append(other)
        t = trace * level_1 + x          # 12: "trace": state["trace"] * other["level"] + x,
        if x > 0.5:                      # 15: if x > 0.5:
            other *= x                   # 16: other = {**other, "level": other["level"] * x}
        t_1 = np.sum(t)                  # 17: total = total + state["level"] * np.sum(other["trace"])
        t_1_s.append(t_1)
        total += level_1 * t_1
        level = level_1
        trace = trace_1
        level_1 = other
        trace_1 = t
        steps, steps_1 = steps_1, steps + 1
    y = total * steps_1 + level * level_1  # 18: return total * other["steps"] + state["level"] * other["leve…

    level_bar = y_bar * level_1          # 18
    level_bar_1 = y_bar * level
    total_bar = y_bar * steps_1
    xs_bar = np.zeros_like(xs)           # 9: for x in xs:
    trace_bar = np.zeros_like(trace)
    trace_bar_1 = np.zeros_like(trace_1)
    decay_bar = 0.0
    for (i, t_1, level_1, other, trace, level) in zip(reversed(range(n)), reversed(t_1_s),
            reversed(level_1_s), reversed(other_s), reversed(trace_s), reversed(level_s)):
        level_bar += total_bar * t_1     # 17: total = total + state["level"] * np.sum(other["trace"])
        t_bar = trace_bar_1 + total_bar * level_1
        x = xs[i]                        # 9: for x in xs:
        if x > 0.5:                      # 15: if x > 0.5:
            t_bar_1 = level_bar_1 * x    # 16: other = {**other, "level": other["level"] * x}
            x_bar = level_bar_1 * other
        else:
            t_bar_1 = level_bar_1
            x_bar = 0.0
        x_bar += np.sum(t_bar)           # 12: "trace": state["trace"] * other["level"] + x,
        level_bar_1 = level_bar + np.sum(t_bar * trace)
        x_bar += t_bar_1                 # 11: "level": state["level"] * decay + x,
        level_bar = t_bar_1 * decay
        decay_bar += t_bar_1 * level
        xs_bar[i] += x_bar               # 9: for x in xs:
        trace_bar_1 = trace_bar
        trace_bar = t_bar * level_1      # 12: "trace": state["trace"] * other["level"] + x,
    decay_bar += level_bar * 2.0         # 6: state = {"level": decay * 2.0, "trace": np.ones(3), "steps": 0}
    return y, (xs_bar, float(decay_bar))
