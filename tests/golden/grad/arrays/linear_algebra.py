def f_grad(a, b, y_bar=1.0):
    x = np.linalg.solve(a, b)            # 6: x = np.linalg.solve(a, b)
    inv = np.linalg.inv(a)               # 7: y = np.linalg.inv(a) @ x
    y = inv @ x
    z = np.einsum('ij,j->i', a, y)       # 8: z = np.einsum("ij,j->i", a, y)
    dot = np.dot(x, z)                   # 9: return np.dot(x, z) + np.linalg.det(a) * np.linalg.norm(y) + np…
    det = np.linalg.det(a)
    norm = np.linalg.norm(y)
    outer = np.outer(x, y)
    t = a @ outer
    result = dot + det * norm + np.trace(t)

    t_bar = rt.from_diagonal(y_bar, t.shape)  # 9: return np.dot(x, z) + np.linalg.det(a) * np.linalg.norm(y)…
    a_bar = t_bar @ outer.T
    outer_bar = a.T @ t_bar
    x_bar = outer_bar @ y
    y_bar_1 = x @ outer_bar
    y_bar_1 += y_bar * det * rt.reciprocal_or_zero(norm) * y
    a_bar += y_bar * norm * det * np.linalg.inv(a).T
    z_bar = y_bar * x
    x_bar += y_bar * z
    a_bar += np.einsum('i,j->ij', z_bar, y)  # 8: z = np.einsum("ij,j->i", a, y)
    y_bar_1 += np.einsum('i,ij->j', z_bar, a)
    x_bar += inv.T @ y_bar_1             # 7: y = np.linalg.inv(a) @ x
    inv = inv.T
    a_bar -= inv @ np.outer(y_bar_1, x) @ inv
    b_bar = np.linalg.solve(a.T, x_bar)  # 6: x = np.linalg.solve(a, b)
    a_bar -= np.outer(b_bar, x)
    return result, (a_bar, b_bar)
