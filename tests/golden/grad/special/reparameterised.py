def sample_grad(mu, sigma, rng, n, y_bar=1.0):
    s = 0.0
    t_1_s = []
    z_s = []
    t_s = []
    for _ in range(n):                   # 6: for _ in range(n):
        t = 0.0 + rng.standard_normal()  # 7: z = mu + sigma * rng.normal()
        t_s.append(t)
        z = mu + sigma * t
        z_s.append(z)
        t_1 = 0.0 + rng.random()         # 8: s = s + z * z * rng.uniform()
        t_1_s.append(t_1)
        s += z * z * t_1

    sigma_bar = 0.0
    mu_bar = 0.0
    for t_1, z, t in zip(reversed(t_1_s), reversed(z_s), reversed(t_s)):  # 6: for _ in range(n):
        z_bar = 2.0 * (y_bar * t_1) * z  # 8: s = s + z * z * rng.uniform()
        mu_bar += z_bar                  # 7: z = mu + sigma * rng.normal()
        sigma_bar += z_bar * t
    return s, (float(mu_bar), float(sigma_bar))
