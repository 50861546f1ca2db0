def f_grad(model, xs, ys, rate, y_bar=1.0):
    slope = model.slope                  # 25: def f(model, xs, ys, rate):
    bend = model.bend
    offset = model.offset                # 15: return self.offset + self.slope * x + self.bend * x * x
    residual = offset + slope * xs + bend * xs * xs - ys  # 26: residual = model(xs) - ys
    t = residual * xs                    # 27: model.update(rate, slope=np.mean(residual * xs), offset=np.mea…
    mean = np.mean(t)
    mean_1 = np.mean(residual)
    t_1 = slope - rate * mean            # 19: setattr(self, name, getattr(self, name) - rate * steps.get(nam…
    model.slope = t_1
    t_2 = offset - rate * mean_1
    model.offset = t_2
    t_3 = bend - rate * 0.0
    model.bend = t_3
    t_4 = t_2 + t_1 * xs + t_3 * xs * xs - ys  # 30: return np.mean((model(xs) - ys) ** 2) + getattr(model, "…
    t_5 = t_4 ** 2
    total = rt.sum_of([t_1 ** 2, t_2 ** 2, t_3 ** 2])  # 22: return sum(getattr(self, name) ** 2 for name in …
    y = np.mean(t_5) + 0.01 * total      # 30

    total_bar = y_bar * 0.01             # 30
    t_6 = 2 * total_bar                  # 22
    t_bar = t_6 * t_3
    t_bar_1 = t_6 * t_2
    t_bar_2 = t_6 * t_1
    t_bar_3 = 2 * rt.ratio(y_bar, len(t_5)) * t_4  # 30: return np.mean((model(xs) - ys) ** 2) + getattr(mode…
    ys_bar = -t_bar_3
    t_bar += np.sum(t_bar_3 * xs * xs)   # 15: return self.offset + self.slope * x + self.bend * x * x
    t_bar_1 += np.sum(t_bar_3)
    t_bar_2 += np.sum(t_bar_3 * xs)
    mean_bar = -t_bar_1 * rate           # 19: setattr(self, name, getattr(self, name) - rate * steps.get(nam…
    mean_bar_1 = -t_bar_2 * rate
    rate_bar = -t_bar * 0.0 - t_bar_1 * mean_1 - t_bar_2 * mean
    residual_bar = mean_bar_1 / len(t) * xs + mean_bar / len(residual)  # 27: model.update(rate, slope=np.mea…
    ys_bar -= residual_bar               # 26: residual = model(xs) - ys
    bend_bar = t_bar + np.sum(residual_bar * xs * xs)  # 15: return self.offset + self.slope * x + self.bend …
    slope_bar = t_bar_2 + np.sum(residual_bar * xs)
    return y, (ys_bar, float(rate_bar), float(slope_bar), float(bend_bar))
