def f_grad(mu, sigma, rng, y_bar=1.0):
    rt.check_scale(sigma)                # 6: a = rng.gumbel(mu, sigma) + rng.laplace(mu, sigma) + rng.logist…
    eps = rng.gumbel()
    t = mu + sigma * eps
    eps_1 = rng.laplace()
    t_1 = t + (mu + sigma * eps_1)
    eps_2 = rng.logistic()
    a = t_1 + (mu + sigma * eps_2)
    rt.check_scale(sigma, name='sigma')  # 7: b = rng.lognormal(mu, sigma) + rng.rayleigh(sigma) + rng.expone…
    eps_3 = rng.standard_normal()
    exp_of_normal = rt.exp_of_normal(mu + sigma * eps_3)
    eps_4 = rng.rayleigh()
    t_2 = exp_of_normal + sigma * eps_4
    eps_5 = rng.standard_exponential()
    t_3 = t_2 + sigma * eps_5
    eps_6 = rng.standard_gamma(2.0)
    b = t_3 + sigma * eps_6
    t_4 = mu + sigma                     # 8: c = rng.uniform(mu, mu + sigma, size=(2, 3))
    rt.check_range(mu, t_4)
    eps_7 = rng.random((2, 3))
    counts = rng.poisson(3.0, 3) + rng.binomial(5, 0.3) + rng.integers(0, 4)  # 9: counts = rng.poisson(3.0, …
    y = np.sum((mu + (t_4 - mu) * eps_7) * counts) + a * b  # 10: return np.sum(c * counts) + a * b

    a_bar = y_bar * b                    # 10
    b_bar = y_bar * a
    c_bar = np.broadcast_to(y_bar, (2, 3)) * counts
    t_bar = np.sum(c_bar * eps_7)        # 8: c = rng.uniform(mu, mu + sigma, size=(2, 3))
    mu_bar = np.sum(c_bar) - t_bar + t_bar
    sigma_bar = t_bar + b_bar * eps_6 + b_bar * eps_5  # 7: b = rng.lognormal(mu, sigma) + rng.rayleigh(sigma…
    t_bar = b_bar * exp_of_normal
    mu_bar += t_bar
    sigma_bar = sigma_bar + b_bar * eps_4 + t_bar * eps_3
    mu_bar = mu_bar + 2.0 * a_bar + a_bar  # 6: a = rng.gumbel(mu, sigma) + rng.laplace(mu, sigma) + rng.logi…
    sigma_bar = sigma_bar + a_bar * eps_2 + a_bar * eps_1
    sigma_bar += a_bar * eps
    return y, (float(mu_bar), float(sigma_bar))
