def f_grad(x, a, y_bar=1.0):
    a_bar = np.zeros_like(a)
    items = []                           # 6: kept = []
    items_bar = []
    items.append(a)                      # 8: kept.append(a)
    items_bar.append(a_bar)
    a_old = a[1]                         # 9: a[1] **= 2
    a[1] **= 2
    test = np.sum(a) > x                 # 11: if np.sum(a) > x:
    if test:
        k = np.sum(items[0])             # 12: k = np.sum(kept[0])
    else:
        k = 0.5
    y = k * x                            # 13: return k * x

    k_bar = y_bar * x                    # 13
    if test:                             # 11: if np.sum(a) > x:
        item_bar = items_bar[0]          # 12: k = np.sum(kept[0])
        item_bar += k_bar
    a_bar[1] = 2 * a_bar[1] * a_old      # 9: a[1] **= 2
    return y, (float(y_bar * k), a_bar)
