def f_grad(xs, rows, rng, y_bar=1.0):
    n = len(xs)                          # 6: resampled = rng.choice(xs, size=4)
    k = rng.choice(n, 4)
    resampled = xs[k]
    order = rng.permutation(n)           # 7: order = rng.permutation(len(xs))
    xs_part = xs[order]                  # 8: mixed = xs[order] * resampled[0]
    resampled0 = resampled[0]
    mixed = xs_part * resampled0
    order_1 = rng.permutation(len(rows))  # 9: rng.shuffle(rows)
    rows[...] = rows[order_1]
    order_2 = rng.permutation(n)         # 10: batch = rng.permutation(xs)[:2]
    xs_part_1 = xs[order_2]
    batch = xs_part_1[:2]
    t = np.sum(resampled * resampled) + mixed[1]  # 11: return np.sum(resampled * resampled) + mixed[1] + row…
    rows0 = rows[0]
    rows1 = rows[1]
    y = t + rows0 @ rows1 + np.sum(batch * batch)

    batch_bar = 2.0 * y_bar * batch      # 11
    rows_bar = np.zeros_like(rows)
    rows_bar[0] += y_bar * rows1
    rows_bar[1] += y_bar * rows0
    mixed_bar = np.zeros_like(mixed)
    mixed_bar[1] += y_bar
    resampled_bar = 2.0 * y_bar * resampled
    xs_part_bar = np.zeros_like(xs_part_1)  # 10: batch = rng.permutation(xs)[:2]
    xs_part_bar[:2] += batch_bar
    xs_bar = np.zeros_like(xs)
    np.add.at(xs_bar, order_2, xs_part_bar)
    rows_part_bar = rows_bar[...].copy()  # 9: rng.shuffle(rows)
    rows_bar[...] = 0.0
    np.add.at(rows_bar, order_1, rows_part_bar)
    resampled_bar[0] += np.sum(mixed_bar * xs_part)  # 8: mixed = xs[order] * resampled[0]
    np.add.at(xs_bar, order, mixed_bar * resampled0)
    np.add.at(xs_bar, k, resampled_bar)  # 6: resampled = rng.choice(xs, size=4)
    return y, (xs_bar, rows_bar)
