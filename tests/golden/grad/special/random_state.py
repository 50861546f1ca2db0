def f_grad(noise, mu, sigma, y_bar=1.0):
    rng = noise.rng                      # 14: jump = self.rng.exponential(sigma) if self.rng.random() < 0.9 …
    old = noise.old                      # 15: return mu + sigma * self.old.randn(3) + jump + self.old.normal…
    random.seed(3)                       # 19: random.seed(3)
    np.random.seed(4)                    # 20: np.random.seed(4)
    test = rng.random() < 0.9            # 14
    if test:
        rt.check_scale(sigma)
        eps = rng.standard_exponential()
        value = sigma * eps
    else:
        value = 0.0
    drawn = old.randn(3)                 # 15: return mu + sigma * self.old.randn(3) + jump + self.old.normal…
    rt.check_scale(sigma)
    eps_1 = old.standard_normal()
    total = np.sum(mu + sigma * drawn + value + (mu + sigma * eps_1))  # 21: total = np.sum(noise.draw(mu, si…
    eps_2 = random.gauss(0.0, 1.0)       # 22: total += random.gauss(mu, sigma) + np.random.uniform(mu, mu + …
    t = mu + sigma
    rt.check_range(mu, t, ordered=False)
    t_1 = mu + sigma * eps_2
    eps_3 = np.random.random()
    total += t_1 + (mu + (t - mu) * eps_3)
    k = rng.integers(0, 3)               # 23: k = noise.rng.integers(0, 3)
    drawn_1 = rng.permutation(3)         # 24: xs = noise.rng.permutation(3) * mu
    xs = drawn_1 * mu
    t_2 = total + xs[k]                  # 25: return total + xs[k] + noise.rng.choice(np.array([mu, sigma]))
    packed = rt.pack([mu, sigma], shape=(2,))
    k_1 = rng.choice(2)
    y = t_2 + packed[k_1]

    packed_bar = np.zeros_like(packed)   # 25
    packed_bar[k_1] += y_bar
    packed_bar_1 = packed_bar[0]
    packed_bar = packed_bar[1]
    xs_bar = np.zeros_like(xs)
    xs_bar[k] += y_bar
    mu_bar = packed_bar_1 + np.sum(xs_bar * drawn_1)  # 24: xs = noise.rng.permutation(3) * mu
    t_bar = y_bar * eps_3                # 22: total += random.gauss(mu, sigma) + np.random.uniform(mu, mu + …
    mu_bar = mu_bar + y_bar - t_bar + t_bar + y_bar
    sigma_bar = packed_bar + t_bar + y_bar * eps_2
    t_bar = np.broadcast_to(y_bar, (3,))  # 21: total = np.sum(noise.draw(mu, sigma))
    t_bar = np.sum(t_bar)                # 15: return mu + sigma * self.old.randn(3) + jump + self.old.normal…
    mu_bar += 2.0 * t_bar
    sigma_bar = sigma_bar + t_bar * eps_1 + np.sum(y_bar * drawn)
    sigma_bar = sigma_bar + t_bar * eps if test else sigma_bar  # 14: jump = self.rng.exponential(sigma) if s…
    return y, (float(mu_bar), float(sigma_bar))
