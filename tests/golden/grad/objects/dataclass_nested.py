def track_grad(target, p, dt, y_bar=1.0):
    items = []                           # 27: controller = Controller(Gains(p))
    n = len(target)                      # 29: for r in target:
    integral = 0.0
    y = 0.0
    t_1_s = []
    t_s = []
    for i in range(n):
        r = target[i]
        t = r - y                        # 30: y += dt * controller.act(r - y, dt)
        t_s.append(t)
        integral += t * dt               # 21: self.integral += error * dt
        items.append(t)                  # 22: self.errors.append(error)
        t_1 = p * t + 0.1 * integral     # 23: return self.gains.p * error + self.gains.i * self.integral
        t_1_s.append(t_1)
        y += dt * t_1                    # 30
    t_2 = 0.5 * p                        # 31: softer = replace(controller, gains=replace(controller.gains, p…
    t_3 = 1.0 - y                        # 32: y += dt * softer.act(1.0 - y, dt)
    integral_1 = integral + t_3 * dt     # 21: self.integral += error * dt
    items.append(t_3)                    # 22: self.errors.append(error)
    t_4 = t_2 * t_3 + 0.1 * integral_1   # 23: return self.gains.p * error + self.gains.i * self.integral
    y += dt * t_4                        # 32
    packed = np.array(items)             # 33: return np.mean(np.array(controller.errors) ** 2) + y * softer.…
    t_5 = packed ** 2
    result = np.mean(t_5) + y * integral_1 + integral

    items_bar = shadows.shadow(items)
    y_bar_1 = y_bar * integral_1         # 33
    integral_bar = y_bar * y
    packed_bar = 2 * np.broadcast_to(rt.ratio(y_bar, len(t_5)), t_5.shape) * packed
    for i in range(len(items_bar)):
        items_bar_1 = items_bar[i] + packed_bar[i]
        items_bar[i] = items_bar_1
    dt_bar = y_bar_1 * t_4               # 32: y += dt * softer.act(1.0 - y, dt)
    t_bar = y_bar_1 * dt
    integral_bar += t_bar * 0.1          # 23: return self.gains.p * error + self.gains.i * self.integral
    t_bar_1 = t_bar * t_3
    t_bar *= t_2
    t_bar_2 = items_bar.pop()            # 22: self.errors.append(error)
    t_bar += t_bar_2
    integral_bar_1 = y_bar + integral_bar  # 21: self.integral += error * dt
    t_bar += integral_bar * dt
    dt_bar += integral_bar * t_3
    y_bar_1 -= t_bar                     # 32: y += dt * softer.act(1.0 - y, dt)
    p_bar = t_bar_1 * 0.5                # 31: softer = replace(controller, gains=replace(controller.gains, p…
    target_bar = np.zeros_like(target)   # 29: for r in target:
    for i, t_1, t in zip(reversed(range(n)), reversed(t_1_s), reversed(t_s)):
        t_bar = y_bar_1 * dt             # 30: y += dt * controller.act(r - y, dt)
        dt_bar += y_bar_1 * t_1
        integral_bar_1 += t_bar * 0.1    # 23: return self.gains.p * error + self.gains.i * self.integral
        t_6 = t_bar * t
        t_bar *= p
        p_bar += t_6
        t_bar_1 = items_bar.pop()        # 22: self.errors.append(error)
        t_bar += t_bar_1
        t_bar += integral_bar_1 * dt     # 21: self.integral += error * dt
        dt_bar += integral_bar_1 * t
        y_bar_1 -= t_bar                 # 30: y += dt * controller.act(r - y, dt)
        target_bar[i] += t_bar           # 29: for r in target:
    return result, (target_bar, float(p_bar), float(dt_bar))
