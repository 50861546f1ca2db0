def f_grad(net, x, k, y_bar=1.0):
    first = net.first                    # 23: def f(net, x, k):
    rest = net.rest
    item = rest[0]
    item_1 = rest[1]
    x_1 = np.tanh(first @ x)             # 25: x = np.tanh(w @ x)
    x_2 = np.tanh(item @ x_1)
    x_3 = np.tanh(item_1 @ x_2)
    items = []                           # 26: norms = [np.sum(abs(w)) for w in net.scaled(k)]
    w = k * first                        # 17: yield k * w
    items.append(np.sum(abs(w)))
    w_1 = k * item
    items.append(np.sum(abs(w_1)))
    w_2 = k * item_1
    items.append(np.sum(abs(w_2)))
    x_4 = x_3 + np.mean(first) + 2 * np.mean(item) + 3 * np.mean(item_1)  # 28: x = x + n * np.mean(w)
    t = 0 + np.sum(first * first) + np.sum(item * item)  # 13: yield from self.rest
    n = len(items)                       # 29: return np.sum(x) + net.penalty() * len(norms) + norms[1] * sum…
    t_1 = np.sum(x_4) + (t + np.sum(item_1 * item_1)) * n
    item_2 = items[1]
    t_2 = 2.0 * first                    # 17: yield k * w
    largest = np.max(t_2)
    t_3 = 2.0 * item
    t_4 = 0 + largest
    largest_1 = np.max(t_3)
    t_5 = 2.0 * item_1
    t_6 = t_4 + largest_1
    largest_2 = np.max(t_5)
    t_7 = t_6 + largest_2
    y = t_1 + item_2 * t_7               # 29: return np.sum(x) + net.penalty() * len(norms) + norms[1] * sum…

    items_bar = shadows.shadow(items)
    t_bar = y_bar * item_2               # 29
    item_bar = t_bar * rt.tie_share(t_5, largest_2) * 2.0  # 17: yield k * w
    item_bar_1 = t_bar * rt.tie_share(t_3, largest_1) * 2.0
    first_bar = t_bar * rt.tie_share(t_2, largest) * 2.0
    items_bar[1] = items_bar[1] + y_bar * t_7  # 29: return np.sum(x) + net.penalty() * len(norms) + norms[1]…
    t_bar = y_bar * n
    item_bar += 2.0 * t_bar * item_1     # 20: return sum(np.sum(w * w) for w in self)
    item_bar_1 += 2.0 * t_bar * item
    first_bar += 2.0 * t_bar * first
    x_bar = np.broadcast_to(y_bar, x_4.shape)  # 29
    t_bar = np.sum(x_bar)                # 28: x = x + n * np.mean(w)
    item_bar += t_bar * 3 / (len(item_1) * item_1.shape[1])
    item_bar_1 += t_bar * 2 / (len(item) * item.shape[1])
    first_bar += t_bar / (len(first) * first.shape[1])
    total_bar = items_bar.pop()          # 17: yield k * w
    w_bar = total_bar * np.sign(w_2)     # 26: norms = [np.sum(abs(w)) for w in net.scaled(k)]
    item_bar += w_bar * k                # 17
    k_bar = np.sum(w_bar * item_1)
    total_bar = items_bar.pop()
    w_bar = total_bar * np.sign(w_1)     # 26
    item_bar_1 += w_bar * k              # 17
    k_bar += np.sum(w_bar * item)
    total_bar = items_bar.pop()
    w_bar = total_bar * np.sign(w)       # 26: norms = [np.sum(abs(w)) for w in net.scaled(k)]
    k_bar += np.sum(w_bar * first)       # 17: yield k * w
    first_bar += w_bar * k
    t_bar = y_bar * (1 - x_3 * x_3)      # 25: x = np.tanh(w @ x)
    item_bar += np.outer(t_bar, x_2)
    t_bar = item_1.T @ t_bar * (1 - x_2 * x_2)
    item_bar_1 += np.outer(t_bar, x_1)
    t_bar = item.T @ t_bar * (1 - x_1 * x_1)
    x_bar = first.T @ t_bar
    first_bar += np.outer(t_bar, x)
    return y, (x_bar, float(k_bar), first_bar, [item_bar_1, item_bar])
