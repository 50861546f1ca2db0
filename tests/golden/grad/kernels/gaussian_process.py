def f_grad(gp, ell, noise, xs, y_bar=1.0):
    y = gp.y                             # 29: def f(gp, ell, noise, xs):
    x = gp.x
    x_part = x[:, None]                  # 12: return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) ** 2)
    x_part_1 = x[None, :]
    t = (x_part - x_part_1) / ell
    K = np.exp(-0.5 * t ** 2)
    diag_indices = np.diag_indices(len(x))  # 16: K[np.diag_indices(len(self.x))] += noise**2
    item = diag_indices[0]
    item_1 = diag_indices[1]
    t_1 = noise ** 2
    K_old = K.copy()                     # 12: return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) ** 2)
    K[item, item_1] += t_1               # 16
    _chol = np.linalg.cholesky(K)        # 17: self._chol = np.linalg.cholesky(K)
    gp._chol = _chol
    _chol_T = _chol.T                    # 18: self._alpha = np.linalg.solve(self._chol.T, np.linalg.solve(se…
    solve = np.linalg.solve(_chol, y)
    _alpha = np.linalg.solve(_chol_T, solve)
    gp._alpha = _alpha
    t_2 = 0.5 * y                        # 23: return 0.5 * self.y @ self._alpha + np.sum(np.log(np.diag(self…
    diagonal = np.diagonal(_chol)
    a = t_2 @ _alpha + np.sum(np.log(diagonal))
    gp._chol = None                      # 31: gp._chol = None
    t_3 = ell * 1.1                      # 32: return a + gp.nll(ell * 1.1, noise) + np.sum(gp.predict(xs, el…
    t_4 = (x_part - x_part_1) / t_3      # 12: return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) ** 2)
    K = np.exp(-0.5 * t_4 ** 2)
    K_old_1 = K.copy()
    K[item, item_1] += t_1               # 16: K[np.diag_indices(len(self.x))] += noise**2
    _chol_1 = np.linalg.cholesky(K)      # 17: self._chol = np.linalg.cholesky(K)
    gp._chol = _chol_1
    _chol_T_1 = _chol_1.T                # 18: self._alpha = np.linalg.solve(self._chol.T, np.linalg.solve(se…
    solve_1 = np.linalg.solve(_chol_1, y)
    _alpha_1 = np.linalg.solve(_chol_T_1, solve_1)
    gp._alpha = _alpha_1
    t_5 = 0.5 * y                        # 23: return 0.5 * self.y @ self._alpha + np.sum(np.log(np.diag(self…
    diagonal_1 = np.diagonal(_chol_1)
    xs_part = xs[:, None]                # 12: return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) ** 2)
    t_6 = (xs_part - x_part_1) / ell
    exp = np.exp(-0.5 * t_6 ** 2)
    t_7 = a + (t_5 @ _alpha_1 + np.sum(np.log(diagonal_1)))  # 32: return a + gp.nll(ell * 1.1, noise) + np.s…
    t_8 = exp @ _alpha_1                 # 26: return self.kernel(xs, self.x, ell) @ self._alpha
    result = t_7 + np.sum(t_8)           # 32

    t_bar = np.broadcast_to(y_bar, t_8.shape)  # 32
    exp_bar = np.outer(t_bar, _alpha_1)  # 26
    _alpha_bar = exp.T @ t_bar
    t_bar = 2 * (exp_bar * exp * -0.5) * t_6  # 12: return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) **…
    t_bar_1 = t_bar / ell
    ell_bar = np.sum(-t_bar * t_6 / ell)
    shape = x_part_1.shape
    x_bar = np.zeros_like(x)
    x_bar[None, :] += rt.unbroadcast(-t_bar_1, shape)
    xs_bar = np.zeros_like(xs)
    xs_bar[:, None] += rt.unbroadcast(t_bar_1, xs_part.shape)
    _chol_bar = rt.from_diagonal(y_bar / diagonal_1, _chol_1.shape)  # 23: return 0.5 * self.y @ self._alpha …
    _alpha_bar += y_bar * t_5
    y_bar_1 = y_bar * _alpha_1 * 0.5
    solve_bar = np.linalg.solve(_chol_T_1.T, _alpha_bar)  # 18: self._alpha = np.linalg.solve(self._chol.T, n…
    t_9 = np.linalg.solve(_chol_1.T, solve_bar)
    _chol_bar -= np.outer(t_9, solve_1)
    y_bar_1 += t_9
    _chol_bar += (-np.outer(solve_bar, _alpha_1)).T
    _chol_1 = _chol_1.T                  # 17: self._chol = np.linalg.cholesky(K)
    t_10 = _chol_1 @ np.tril(_chol_bar)
    t_11 = np.linalg.solve(_chol_1, np.tril(t_10) - 0.5 * np.diag(np.diag(t_10))).T
    t_12 = np.linalg.solve(_chol_1, t_11)
    K_bar = np.tril(t_12 + t_12.T) - np.diag(np.diag(t_12))
    K_bar_1 = shadows.take(K_bar, (item, item_1))  # 16: K[np.diag_indices(len(self.x))] += noise**2
    K_bar[item, item_1] = 0.0
    np.add.at(K_bar, (item, item_1), K_bar_1)
    t_bar = 2 * (K_bar * K_old_1 * -0.5) * t_4  # 12: return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) …
    t_bar_1 = t_bar / t_3
    t_bar = np.sum(-t_bar * t_4 / t_3)
    shape_1 = x_part.shape
    x_bar[None, :] += rt.unbroadcast(-t_bar_1, shape)
    x_bar[:, None] += rt.unbroadcast(t_bar_1, shape_1)
    ell_bar += t_bar * 1.1               # 32: return a + gp.nll(ell * 1.1, noise) + np.sum(gp.predict(xs, el…
    _chol_bar = rt.from_diagonal(y_bar / diagonal, _chol.shape)  # 23: return 0.5 * self.y @ self._alpha + np…
    _alpha_bar = y_bar * t_2
    y_bar_1 += y_bar * _alpha * 0.5
    solve_bar = np.linalg.solve(_chol_T.T, _alpha_bar)  # 18: self._alpha = np.linalg.solve(self._chol.T, np.…
    t_13 = np.linalg.solve(_chol.T, solve_bar)
    _chol_bar -= np.outer(t_13, solve)
    y_bar_1 += t_13
    _chol_bar += (-np.outer(solve_bar, _alpha)).T
    _chol = _chol.T                      # 17: self._chol = np.linalg.cholesky(K)
    t_14 = _chol @ np.tril(_chol_bar)
    t_15 = np.linalg.solve(_chol, np.tril(t_14) - 0.5 * np.diag(np.diag(t_14))).T
    t_16 = np.linalg.solve(_chol, t_15)
    noise_bar = 2 * np.sum(K_bar_1) * noise  # 16: K[np.diag_indices(len(self.x))] += noise**2
    K_bar = np.tril(t_16 + t_16.T) - np.diag(np.diag(t_16))  # 17
    K_bar_1 = shadows.take(K_bar, (item, item_1))  # 16
    K_bar[item, item_1] = 0.0
    np.add.at(K_bar, (item, item_1), K_bar_1)
    noise_bar += 2 * np.sum(K_bar_1) * noise
    t_bar = 2 * (K_bar * K_old * -0.5) * t  # 12: return np.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) ** 2)
    t_bar_1 = t_bar / ell
    ell_bar += np.sum(-t_bar * t / ell)
    x_bar[None, :] += rt.unbroadcast(-t_bar_1, shape)
    x_bar[:, None] += rt.unbroadcast(t_bar_1, shape_1)
    return result, (float(ell_bar), float(noise_bar), xs_bar, y_bar_1, x_bar)
