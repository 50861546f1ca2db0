def f_grad(w, seed, y_bar=1.0):
    np.random.seed(seed)                 # 8: np.random.seed(seed)
    random.seed(seed)                    # 9: random.seed(seed)
    rng = RandomState(seed + 1)          # 10: own = np.random.RandomState(seed + 1)
    drawn = np.random.randn(3)           # 11: w = w + 0.1 * np.random.randn(3)
    w_1 = w + 0.1 * drawn
    t = w_1 + 0.2 * rng.laplace(size=(3,))  # 12: w = w * own.laplace(w, 0.2)
    w_2 = w_1 * t
    drawn = random.uniform(0.5, 1.5)     # 13: return np.sum(w * w) * random.uniform(0.5, 1.5)
    y = np.sum(w_2 * w_2) * drawn

    w_bar = 2.0 * (y_bar * drawn) * w_2  # 13
    w_bar_1 = w_bar * t                  # 12
    w_bar_1 += w_bar * w_1
    w_bar_1 = rt.unbroadcast(w_bar_1, w.shape)  # 11: w = w + 0.1 * np.random.randn(3)
    return y, (w_bar_1.copy(),)
