def follow_grad(self, zs, drift, noise, trust, y_bar=1.0):
    mean = self.mean                     # 30: def follow(self, zs, drift, noise, trust):
    spread = self.spread
    misfit = self.misfit
    far = self.far                       # 24: self.far += 1
    n = len(zs)                          # 31: for z in zs:
    gain = self.gain
    error_s = []
    spread_s = []
    test_1_s = []
    test_s = []
    for i in range(n):
        z = zs[i]
        mean += drift                    # 15: self.mean += drift
        spread += noise                  # 16: self.spread += noise
        test = spread > 2.0              # 17: if self.spread > 2.0:
        test_s.append(test)
        if test:
            spread = 2.0
        spread_s.append(spread)
        error = z - mean                 # 21: error = z - self.mean
        test_1 = abs(error) > 0.8        # 22: if abs(error) > 0.8:
        test_1_s.append(test_1)
        if test_1:
            error *= 0.5                 # 23: error *= 0.5
            far += 1                     # 24: self.far += 1
        error_s.append(error)
        gain = spread * trust            # 25: self.gain = self.spread * trust
        mean += gain * error             # 26: self.mean += self.gain * error
        spread -= gain * spread * 0.5    # 27: self.spread -= self.gain * self.spread * 0.5
        misfit += error * error          # 28: self.misfit += error * error
    self.mean = mean                     # 26
    self.spread = spread                 # 27
    self.far = far                       # 24: self.far += 1
    self.gain = gain                     # 25: self.gain = self.spread * trust
    self.misfit = misfit                 # 28
    y = misfit + mean * spread           # 34: return self.misfit + self.mean * self.spread

    mean_bar = y_bar * spread            # 34
    spread_bar = y_bar * mean
    zs_bar = np.zeros_like(zs)           # 31: for z in zs:
    drift_bar = 0.0
    noise_bar = 0.0
    trust_bar = 0.0
    for i, error, spread, test_1, test in zip(reversed(range(n)), reversed(error_s), reversed(spread_s),
            reversed(test_1_s), reversed(test_s)):
        error_bar = 2.0 * y_bar * error  # 28: self.misfit += error * error
        t_bar = -spread_bar * 0.5        # 27: self.spread -= self.gain * self.spread * 0.5
        gain_bar = t_bar * spread
        gain = spread * trust            # 25: self.gain = self.spread * trust
        spread_bar += t_bar * gain       # 27
        gain_bar += mean_bar * error     # 26: self.mean += self.gain * error
        error_bar += mean_bar * gain
        spread_bar += gain_bar * trust   # 25
        trust_bar += gain_bar * spread
        if test_1:                       # 22: if abs(error) > 0.8:
            error_bar *= 0.5             # 23: error *= 0.5
        mean_bar -= error_bar            # 21: error = z - self.mean
        if test:                         # 17: if self.spread > 2.0:
            spread_bar = 0.0
        noise_bar += spread_bar          # 16: self.spread += noise
        drift_bar += mean_bar            # 15: self.mean += drift
        zs_bar[i] += error_bar           # 31: for z in zs:
    drift_bar = float(drift_bar)
    noise_bar = float(noise_bar)
    trust_bar = float(trust_bar)
    mean_bar = float(mean_bar)
    spread_bar = float(spread_bar)
    return y, (zs_bar, drift_bar, noise_bar, trust_bar, mean_bar, spread_bar, float(y_bar))
