def price_grad(s0, sigma, r, strike, rng, paths, steps, y_bar=1.0):
    dt = 1.0 / steps                     # 8: dt = 1.0 / steps
    payoff = np.zeros(paths)             # 9: payoff = np.zeros(paths)
    t_1_s = []
    test_s_s = []
    exp_s_s = []
    s_s_s = []
    z_s_s = []
    sqrt_s_s = []
    for p in range(paths):               # 10: for p in range(paths):
        s = s0
        peak = s0
        test_s = []
        exp_s = []
        s_s = []
        z_s = []
        sqrt_s = []
        for _ in range(steps):           # 13: for k in range(steps):
            s_s.append(s)
            z = rng.standard_normal()    # 14: z = rng.standard_normal()
            z_s.append(z)
            t = (r - 0.5 * sigma ** 2) * dt  # 15: s *= math.exp((r - 0.5 * sigma ** 2) * dt + sigma * math.s…
            sqrt = math.sqrt(dt)
            sqrt_s.append(sqrt)
            exp = math.exp(t + sigma * sqrt * z)
            exp_s.append(exp)
            s *= exp
            test = s > peak              # 16: if s > peak:
            test_s.append(test)
            if test:
                peak = s
        test_s_s.append(test_s)
        exp_s_s.append(exp_s)
        s_s_s.append(s_s)
        z_s_s.append(z_s)
        sqrt_s_s.append(sqrt_s)
        t_1 = peak - strike              # 18: payoff[p] = max(peak - strike, 0.0)
        t_1_s.append(t_1)
        payoff[p] = max(t_1, 0.0)
    exp = math.exp(-r)                   # 19: return math.exp(-r) * payoff.mean()
    mean = np.mean(payoff)
    y = exp * mean

    r_bar = -(y_bar * mean * exp)        # 19
    payoff_bar = np.full(payoff.shape, rt.ratio(y_bar * exp, len(payoff)))  # 10: for p in range(paths):
    s0_bar = 0.0
    sigma_bar = 0.0
    strike_bar = 0.0
    for (p, t_1, test_s, exp_s, s_s, z_s, sqrt_s) in zip(reversed(range(paths)), reversed(t_1_s),
            reversed(test_s_s), reversed(exp_s_s), reversed(s_s_s), reversed(z_s_s), reversed(sqrt_s_s)):
        largest_bar = payoff_bar[p]      # 18: payoff[p] = max(peak - strike, 0.0)
        payoff_bar[p] = 0.0
        peak_bar = largest_bar * rt.larger(t_1, 0.0)
        strike_bar -= peak_bar
        s_bar = 0.0
        for test, exp, s, z, sqrt in zip(reversed(test_s), reversed(exp_s), reversed(s_s), reversed(z_s),  # 13
                reversed(sqrt_s)):
            if test:                     # 16: if s > peak:
                s_bar += peak_bar
                peak_bar = 0.0
            s_bar_1 = s_bar * exp        # 15: s *= math.exp((r - 0.5 * sigma ** 2) * dt + sigma * math.sqrt(…
            t_bar = s_bar * s * exp
            sigma_bar += t_bar * z * sqrt
            t_bar *= dt
            r_bar += t_bar
            sigma_bar -= 2 * (t_bar * 0.5) * sigma
            s_bar = s_bar_1
        s0_bar = s0_bar + s_bar + peak_bar  # 13: for k in range(steps):
    strike_bar = float(strike_bar)
    return y, (float(s0_bar), float(sigma_bar), float(r_bar), strike_bar)
