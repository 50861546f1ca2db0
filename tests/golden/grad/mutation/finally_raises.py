def run_grad(self, x, n, y_bar=1.0):
    sum = self.sum                       # 11: def run(self, x, n):
    depth = self.depth                   # 12: self.depth += 1
    log = self.log                       # 19: self.log.append(self.sum)
    self.depth = depth + 1               # 12
    try:                                 # 13: try:
        for k in range(n):               # 14: for k in range(n):
            sum += x[k]                  # 15: self.sum += x[k]
            self.sum = sum
            x[k] = sum                   # 16: x[k] = self.sum
    except BaseException:
        sum = self.sum                   # 13
        self.depth = depth               # 18: self.depth -= 1
        log.append(sum)                  # 19: self.log.append(self.sum)
        raise                            # 13: try:
    self.depth = depth                   # 18
    log.append(sum)                      # 19
    x0 = x[0]                            # 20: return self.sum * x[0]
    y = sum * x0

    sum_bar = y_bar * x0                 # 20
    x_bar = np.zeros_like(x)
    x_bar[0] += y_bar * sum
    for k in reversed(range(n)):         # 14: for k in range(n):
        sum_bar += x_bar[k]              # 16: x[k] = self.sum
        x_bar[k] = sum_bar               # 15: self.sum += x[k]
    return y, (x_bar, float(sum_bar))
