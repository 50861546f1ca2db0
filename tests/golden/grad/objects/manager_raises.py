def f_grad(body, force, i, y_bar=1.0):
    v = body.v                           # 33: def f(body, force, i):
    meter = body.meter
    energy = meter.energy
    depth = meter.depth                  # 12: self.depth += 1
    depth_1 = depth + 1
    meter.depth = depth_1
    try:                                 # 27: with self.meter as meter:
        v += 0.1 * force                 # 28: self.v += 0.1 * force
        body.v = v
        v_old = v.copy()                 # 29: meter.energy += 0.5 * np.sum(self.v * self.v)
        energy += 0.5 * np.sum(v * v)
        meter.energy = energy
        v_i = v[i]                       # 30: return self.v[i] * meter.energy
        return_1 = v_i * energy
    except BaseException as error:
        leave(meter, error)              # 27: with self.meter as meter:
        raise
    t = i + 9                            # 34: return body.step(force, i) + body.step(force, i + 9)
    meter.depth = depth_1                # 12: self.depth += 1
    try:                                 # 27
        v += 0.1 * force                 # 28: self.v += 0.1 * force
        body.v = v
        energy_1 = energy + 0.5 * np.sum(v * v)  # 29: meter.energy += 0.5 * np.sum(self.v * self.v)
        meter.energy = energy_1
        return_2 = v[t] * energy_1       # 30: return self.v[i] * meter.energy
    except BaseException as error_1:
        leave(meter, error_1)            # 27: with self.meter as meter:
        raise
    meter.depth = depth                  # 16: self.depth -= 1
    y = return_1 + return_2              # 34: return body.step(force, i) + body.step(force, i + 9)

    v_bar = np.zeros_like(v)             # 27
    energy_bar = y_bar * v[t]            # 30: return self.v[i] * meter.energy
    v_bar[t] += y_bar * energy_1
    v_bar += 2.0 * (energy_bar * 0.5) * v  # 29: meter.energy += 0.5 * np.sum(self.v * self.v)
    force_bar = v_bar.copy() * 0.1       # 28: self.v += 0.1 * force
    energy_bar += y_bar * v_i            # 30
    v_bar[i] += y_bar * energy
    v_bar += 2.0 * (energy_bar * 0.5) * v_old  # 29
    force_bar += v_bar.copy() * 0.1      # 28
    return y, (force_bar, v_bar, float(energy_bar))
