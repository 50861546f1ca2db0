def f_grad(xs, n, y_bar=1.0):
    items = []                           # 5: L = []
    for i in range(n):                   # 6: for i in range(n):
        items.append(xs[i] * 2.0)        # 7: L.append(xs[i] * 2.0)
    n_1 = len(items)                     # 8: x, y = L
    if n_1 != 2:
        if n_1 < 2:
            text = 'not enough values to unpack (expected 2, got {})'.format(n_1)
            raise ValueError(text)
        error = ValueError('too many values to unpack (expected 2)')
        raise error
    item = items[0]
    y = items[1]
    result = item * y                    # 9: return x * y

    items_bar = shadows.shadow(items)
    item_bar = y_bar * y                 # 9
    y_bar_1 = y_bar * item
    items_bar[1] = items_bar[1] + y_bar_1  # 8: x, y = L
    items_bar[0] = items_bar[0] + item_bar
    xs_bar = np.zeros_like(xs)           # 6: for i in range(n):
    for i in reversed(range(n)):
        t_bar = items_bar.pop()          # 7: L.append(xs[i] * 2.0)
        xs_bar[i] += t_bar * 2.0
    return result, (xs_bar,)
