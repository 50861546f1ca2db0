def f_grad(a, b, y_bar=1.0):
    x = np.linalg.solve(a, b)            # 6: x = np.linalg.solve(a, b)
    t = np.linalg.inv(a)                 # 7: y = np.linalg.inv(a) @ x
    y = t @ x
    z = np.einsum('ij,j->i', a, y)       # 8: z = np.einsum("ij,j->i", a, y)
    t_1 = np.dot(x, z)                   # 9: return np.dot(x, z) + np.linalg.det(a) * np.linalg.norm(y) + np…
    t_2 = np.linalg.det(a)
    t_3 = np.linalg.norm(y)
    t_4 = np.outer(x, y)
    t_5 = a @ t_4
    t_6 = t_1 + t_2 * t_3 + np.trace(t_5)

    t_bar = rt.from_diagonal(y_bar, t_5.shape)  # 9: return np.dot(x, z) + np.linalg.det(a) * np.linalg.norm(…
    t_7 = t_bar @ t_4.T
    t_bar = a.T @ t_bar
    x_bar = t_bar @ y
    y_bar_1 = x @ t_bar
    y_bar_1 += y_bar * t_2 / t_3 * y
    t_7 += y_bar * t_3 * t_2 * np.linalg.inv(a).T
    z_bar = y_bar * x
    x_bar += y_bar * z
    t_7 += np.einsum('i,j->ij', z_bar, y)  # 8: z = np.einsum("ij,j->i", a, y)
    y_bar_1 += np.einsum('i,ij->j', z_bar, a)
    x_bar += t.T @ y_bar_1               # 7: y = np.linalg.inv(a) @ x
    t_8 = t.T
    t_7 -= t_8 @ np.outer(y_bar_1, x) @ t_8
    t_9 = np.linalg.solve(a.T, x_bar)    # 6: x = np.linalg.solve(a, b)
    t_7 -= np.outer(t_9, x)
    return t_6, (t_7, t_9)
