def f_grad(x, y_bar=1.0):
    grid = np.zeros_like(x)              # 6: grid = np.zeros_like(x)
    grid[...] = x * x                    # 7: grid[...] = np.asarray(x) * x
    flat = grid.reshape(-1)              # 8: flat = grid.ravel()
    n = len(flat)                        # 9: for k in range(1, len(flat)):
    for k in range(1, n):
        flat[k] = 0.5 * flat[k] + flat[k - 1]  # 10: flat[k] = 0.5 * flat[k] + flat[k - 1]
    rows = np.stack([x[0], x[1]])        # 11: rows = np.stack([x[0], x[1]])
    tail = rows.reshape(-1)[2:]          # 12: tail = rows.reshape(-1)[2:]
    flat_part = flat[2:]                 # 13: tail *= flat[2:]
    tail_old = tail[...].copy()
    tail *= flat_part
    t = grid * rows                      # 14: return np.sum(grid * rows) + np.ascontiguousarray(rows)[1, 1]
    y = np.sum(t) + rows[1, 1]

    rows_bar = np.zeros_like(rows)       # 14
    rows_bar[1, 1] += y_bar
    grid_bar = np.zeros_like(grid)
    grid_bar += rt.unbroadcast(y_bar * rows, grid.shape)
    rows_bar += np.broadcast_to(y_bar, t.shape) * grid
    tail_bar = rows_bar.reshape(-1)[2:]  # 13: tail *= flat[2:]
    flat_bar = grid_bar.reshape(-1)
    t_1 = rt.unbroadcast(tail_bar * tail_old, flat_part.shape)
    flat_bar[2:] += t_1
    tail_bar *= flat_part
    x_bar = np.zeros_like(x)             # 11: rows = np.stack([x[0], x[1]])
    x_bar[1] += rows_bar[1]
    x_bar[0] += rows_bar[0]
    for k in reversed(range(1, n)):      # 9: for k in range(1, len(flat)):
        t_bar = flat_bar[k]              # 10: flat[k] = 0.5 * flat[k] + flat[k - 1]
        flat_bar[k] = 0.0
        flat_bar[k - 1] += t_bar
        flat_bar[k] += t_bar * 0.5
    t_bar = grid_bar[...].copy()         # 7: grid[...] = np.asarray(x) * x
    grid_bar[...] = 0.0
    x_bar += 2.0 * t_bar * x
    return y, (x_bar,)
