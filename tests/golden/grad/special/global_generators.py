def f_grad(mu, sigma, n, y_bar=1.0):
    total = 0.0
    drawn_s = []
    eps_s = []
    for _ in range(n):                   # 9: for _ in range(n):
        eps = random.gauss(0.0, 1.0)     # 10: total += random.gauss(mu, sigma) * np.random.uniform(0.5, 1.5)
        eps_s.append(eps)
        drawn = np.random.uniform(0.5, 1.5)
        drawn_s.append(drawn)
        total += (mu + sigma * eps) * drawn
    rt.check_scale(sigma)                # 11: noise = np.random.normal(mu, sigma, size=n)
    eps = np.random.standard_normal(n)
    noise = mu + sigma * eps
    drawn = random.randint(1, 3)         # 12: return total + np.sum(noise * noise) * random.randint(1, 3) + …
    eps_1 = random.expovariate(1.0)
    t = eps_1 / sigma
    y = total + np.sum(noise * noise) * drawn + t

    sigma_bar = y_bar * t / sigma        # 12
    noise_bar = 2.0 * (y_bar * drawn) * noise
    mu_bar = np.sum(noise_bar)           # 11: noise = np.random.normal(mu, sigma, size=n)
    sigma_bar = np.sum(noise_bar * eps) - sigma_bar
    for drawn, eps in zip(reversed(drawn_s), reversed(eps_s)):  # 9: for _ in range(n):
        t_bar = y_bar * drawn            # 10: total += random.gauss(mu, sigma) * np.random.uniform(0.5, 1.5)
        mu_bar += t_bar
        sigma_bar += t_bar * eps
    return y, (float(mu_bar), float(sigma_bar))
