def shifted_grad(a, b, y_bar=1.0):
    n = len(a)                           # 6: for i in range(len(a)):
    for i in range(n):
        b[i] = a[i] * 0.5 + b[i]         # 7: b[i] = a[i] * 0.5 + b[i]
    y = np.sum(a * b)                    # 8: return np.sum(a * b)
    a_bar, b_bar = shadows.shadows(a, b)
    a_bar += y_bar * b                   # 8
    b_bar += y_bar * a
    for i in reversed(range(n)):         # 6: for i in range(len(a)):
        a_bar[i] += b_bar[i] * 0.5       # 7
    return y, (a_bar.copy(), b_bar.copy())
