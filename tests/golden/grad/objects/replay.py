def f_grad(agent, xs, rate, y_bar=1.0):
    w = agent.w                          # 26: def f(agent, xs, rate):
    memory = agent.memory                # 16: self.memory.append((x, reward))
    returns = agent.returns              # 17: self.returns[tag] += reward * np.dot(self.w, x)
    visits = agent.visits                # 18: self.visits[tag] += 1
    x = xs[0]                            # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    memory.append((x, 0.1))              # 16
    returns['low'] = 0.0                 # 17
    t = 0.0 + 0.1 * np.dot(w, x)
    returns['low'] = t
    visits['low'] = 1                    # 18
    error = 0.1 - np.dot(w, x)           # 22: error = reward - np.dot(self.w, x)
    t_1 = rate * error                   # 23: self.w = self.w + rate * error * x
    w_1 = w + t_1 * x
    agent.w = w_1
    x_1 = xs[1]                          # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    memory.append((x_1, 0.7))            # 16: self.memory.append((x, reward))
    returns['high'] = 0.0                # 17: self.returns[tag] += reward * np.dot(self.w, x)
    t_2 = 0.0 + 0.7 * np.dot(w_1, x_1)
    returns['high'] = t_2
    visits['high'] = 1                   # 18: self.visits[tag] += 1
    error_1 = 0.1 - np.dot(w_1, x)       # 22: error = reward - np.dot(self.w, x)
    t_3 = rate * error_1                 # 23: self.w = self.w + rate * error * x
    w_2 = w_1 + t_3 * x
    agent.w = w_2
    error_2 = 0.7 - np.dot(w_2, x_1)     # 22
    t_4 = rate * error_2                 # 23
    w_3 = w_2 + t_4 * x_1
    agent.w = w_3
    x_2 = xs[2]                          # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    memory.append((x_2, 0.2))            # 16: self.memory.append((x, reward))
    t_5 = t + 0.2 * np.dot(w_3, x_2)     # 17: self.returns[tag] += reward * np.dot(self.w, x)
    returns['low'] = t_5
    visits['low'] = 2                    # 18: self.visits[tag] += 1
    error_3 = 0.1 - np.dot(w_3, x)       # 22: error = reward - np.dot(self.w, x)
    t_6 = rate * error_3                 # 23: self.w = self.w + rate * error * x
    w_4 = w_3 + t_6 * x
    agent.w = w_4
    error_4 = 0.7 - np.dot(w_4, x_1)     # 22
    t_7 = rate * error_4                 # 23
    w_5 = w_4 + t_7 * x_1
    agent.w = w_5
    error_5 = 0.2 - np.dot(w_5, x_2)     # 22: error = reward - np.dot(self.w, x)
    t_8 = rate * error_5                 # 23: self.w = self.w + rate * error * x
    w_6 = w_5 + t_8 * x_2
    agent.w = w_6
    x_3 = xs[3]                          # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    memory.append((x_3, 0.9))            # 16: self.memory.append((x, reward))
    t_9 = t_2 + 0.9 * np.dot(w_6, x_3)   # 17: self.returns[tag] += reward * np.dot(self.w, x)
    returns['high'] = t_9
    visits['high'] = 2                   # 18: self.visits[tag] += 1
    error_6 = 0.7 - np.dot(w_6, x_1)     # 22: error = reward - np.dot(self.w, x)
    t_10 = rate * error_6                # 23: self.w = self.w + rate * error * x
    w_7 = w_6 + t_10 * x_1
    agent.w = w_7
    error_7 = 0.2 - np.dot(w_7, x_2)     # 22
    t_11 = rate * error_7                # 23
    w_8 = w_7 + t_11 * x_2
    agent.w = w_8
    error_8 = 0.9 - np.dot(w_8, x_3)     # 22: error = reward - np.dot(self.w, x)
    t_12 = rate * error_8                # 23: self.w = self.w + rate * error * x
    w_9 = w_8 + t_12 * x_3
    agent.w = w_9
    mean = t_9 / 2                       # 31: mean = agent.returns["high"] / agent.visits["high"]
    y = mean - t_5 + np.sum(w_9 * x_1)   # 32: return mean - agent.returns["low"] + np.sum(agent.w * oldest)

    w_bar = y_bar * x_1                  # 32
    x_bar = y_bar * w_9
    t_bar = -y_bar
    t_bar_1 = y_bar / 2                  # 31
    x_bar_1 = w_bar * t_12               # 23: self.w = self.w + rate * error * x
    t_bar_2 = np.sum(w_bar * x_3)
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x_3      # 22: error = reward - np.dot(self.w, x)
    x_bar_1 -= error_bar * w_8
    x_bar_2 = w_bar * t_11               # 23
    rate_bar = t_bar_2 * error_8
    t_bar_2 = np.sum(w_bar * x_2)
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x_2      # 22
    x_bar_2 -= error_bar * w_7
    rate_bar += t_bar_2 * error_7        # 23: self.w = self.w + rate * error * x
    t_bar_2 = np.sum(w_bar * x_1)
    x_bar += w_bar * t_10
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x_1      # 22: error = reward - np.dot(self.w, x)
    x_bar -= error_bar * w_6
    dot_bar = t_bar_1 * 0.9              # 17: self.returns[tag] += reward * np.dot(self.w, x)
    w_bar += dot_bar * x_3
    x_bar_1 += dot_bar * w_6
    xs_bar = np.zeros_like(xs)           # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    xs_bar[3] += x_bar_1
    rate_bar += t_bar_2 * error_6        # 23: self.w = self.w + rate * error * x
    t_bar_2 = np.sum(w_bar * x_2)
    x_bar_2 += w_bar * t_8
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x_2      # 22: error = reward - np.dot(self.w, x)
    x_bar_2 -= error_bar * w_5
    rate_bar += t_bar_2 * error_5        # 23
    t_bar_2 = np.sum(w_bar * x_1)
    x_bar += w_bar * t_7
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x_1      # 22
    x_bar -= error_bar * w_4
    x_bar_1 = w_bar * t_6                # 23: self.w = self.w + rate * error * x
    rate_bar += t_bar_2 * error_4
    t_bar_2 = np.sum(w_bar * x)
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x        # 22: error = reward - np.dot(self.w, x)
    x_bar_1 -= error_bar * w_3
    dot_bar = t_bar * 0.2                # 17: self.returns[tag] += reward * np.dot(self.w, x)
    w_bar += dot_bar * x_2
    x_bar_2 += dot_bar * w_3
    xs_bar[2] += x_bar_2                 # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    rate_bar += t_bar_2 * error_3        # 23: self.w = self.w + rate * error * x
    t_bar_2 = np.sum(w_bar * x_1)
    x_bar += w_bar * t_4
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x_1      # 22: error = reward - np.dot(self.w, x)
    x_bar -= error_bar * w_2
    rate_bar += t_bar_2 * error_2        # 23
    t_bar_2 = np.sum(w_bar * x)
    x_bar_1 += w_bar * t_3
    error_bar = t_bar_2 * rate
    w_bar = w_bar - error_bar * x        # 22
    x_bar_1 -= error_bar * w_1
    dot_bar = t_bar_1 * 0.7              # 17: self.returns[tag] += reward * np.dot(self.w, x)
    w_bar += dot_bar * x_1
    x_bar += dot_bar * w_1
    xs_bar[1] += x_bar                   # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    rate_bar += t_bar_2 * error_1        # 23: self.w = self.w + rate * error * x
    t_bar_1 = np.sum(w_bar * x)
    x_bar_1 += w_bar * t_1
    error_bar = t_bar_1 * rate
    rate_bar += t_bar_1 * error
    w_bar = w_bar - error_bar * x        # 22: error = reward - np.dot(self.w, x)
    x_bar_1 -= error_bar * w
    dot_bar = t_bar * 0.1                # 17: self.returns[tag] += reward * np.dot(self.w, x)
    w_bar += dot_bar * x
    x_bar_1 += dot_bar * w
    xs_bar[0] += x_bar_1                 # 27: for x, (tag, reward) in zip(xs, (("low", 0.1), ("high", 0.7), …
    return y, (xs_bar, float(rate_bar), w_bar)
