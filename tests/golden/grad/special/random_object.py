def run_grad(self, drift, n, y_bar=1.0):
    position = self.position             # 11: def run(self, drift, n):
    steps = self.steps
    rng = self.rng                       # 13: self.position += self.rng.gauss(drift, 0.3) + self.rng.choice(…
    k_s = []
    for _ in range(n):                   # 12: for _ in range(n):
        t = drift + 0.3 * rng.gauss(0.0, 1.0)  # 13
        k = rng.choice(range(len(steps)))
        k_s.append(k)
        position += t + steps[k]
        self.position = position
    y = position * position              # 14: return self.position * self.position

    steps_bar = shadows.shadow(steps)
    position_bar = 2.0 * y_bar * position  # 14
    drift_bar = 0.0
    for k in reversed(k_s):              # 12: for _ in range(n):
        steps_bar[k] = steps_bar[k] + position_bar  # 13: self.position += self.rng.gauss(drift, 0.3) + self.…
        drift_bar += position_bar
    for i in range(len(steps_bar)):
        steps_bar[i] = float(steps_bar[i])
    return y, (float(drift_bar), position_bar, steps_bar)
