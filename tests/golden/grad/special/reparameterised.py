def sample_grad(mu, sigma, rng, n, y_bar=1.0):
    s = 0.0
    drawn_1_s = []
    z_s = []
    drawn_s = []
    for _ in range(n):                   # 6: for _ in range(n):
        drawn = rng.normal()             # 7: z = mu + sigma * rng.normal()
        drawn_s.append(drawn)
        z = mu + sigma * drawn
        z_s.append(z)
        drawn_1 = rng.uniform()          # 8: s = s + z * z * rng.uniform()
        drawn_1_s.append(drawn_1)
        s += z * z * drawn_1

    sigma_bar = 0.0
    mu_bar = 0.0
    for drawn_1, z, drawn in zip(reversed(drawn_1_s), reversed(z_s), reversed(drawn_s)):  # 6: for _ in range…
        z_bar = 2.0 * (y_bar * drawn_1) * z  # 8: s = s + z * z * rng.uniform()
        mu_bar += z_bar                  # 7: z = mu + sigma * rng.normal()
        sigma_bar += z_bar * drawn
    return s, (float(mu_bar), float(sigma_bar))
