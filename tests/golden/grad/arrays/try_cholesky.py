def loglik_grad(S, r, y_bar=1.0):
    try:                                 # 6: try:
        L = np.linalg.cholesky(S)        # 7: L = np.linalg.cholesky(S)
    except np.linalg.LinAlgError:
        L = np.linalg.cholesky(S + 2.0 * np.eye(2))  # 9: L = np.linalg.cholesky(S + 2.0 * np.eye(2))
    z = np.linalg.solve(L, r)            # 10: z = np.linalg.solve(L, r)
    t = -0.5 * z                         # 11: return -0.5 * z @ z - np.sum(np.log(np.diag(L)))
    y = t @ z - np.sum(np.log(np.diagonal(L)))

    z_bar = y_bar * t                    # 11
    z_bar += y_bar * z * -0.5
    r_bar = np.linalg.solve(L.T, z_bar)  # 10
    return y, (r_bar,)
