def f_grad(meter, x, y, y_bar=1.0):
    table = np.outer(x, x)               # 17: table = np.outer(x, x)
    n = len(table)                       # 18: total = np.size(table, 0) * y + np.ndim([x, x]) * np.shape((x,…
    total = n * y + 2 * np.stack([x, x]).shape[1]
    total += 1.5 * y                     # 21: total += meter.read(text) * y
    reads = meter.reads * 2.0 * 2.0      # 12: self.reads *= 2.0
    total_1 = total * reads              # 23: total *= meter.reads
    reads_1 = reads * 2.0                # 12
    meter.reads = reads_1
    total_2 = total_1 * reads_1          # 23
    n_1 = len(x)                         # 28: for a, b in zip(x, table, strict=True):
    for i in range(n_1):
        x_i = x[i]
        b = table[i]
        total_2 += x_i * b[1]            # 29: total += a * b[place]
    t = y * 2.35                         # 31: total += w * round(number=2.34567, ndigits=2)
    total_2 = total_2 + t + t

    y_bar_1 = 2.0 * y_bar * 2.35         # 31
    x_bar = np.zeros_like(x)             # 28: for a, b in zip(x, table, strict=True):
    table_bar = np.zeros_like(table)
    for i in reversed(range(n_1)):
        b = table[i]
        x_i_bar = y_bar * b[1]           # 29: total += a * b[place]
        table_bar[i][1] += y_bar * x[i]
        x_bar[i] += x_i_bar              # 28
    total_bar = y_bar * reads_1          # 23: total *= meter.reads
    reads_bar = y_bar * total_1
    reads_bar *= 2.0                     # 12: self.reads *= 2.0
    total_bar_1 = total_bar * reads      # 23
    reads_bar += total_bar * total
    y_bar_1 += total_bar_1 * 1.5         # 21: total += meter.read(text) * y
    reads_bar = reads_bar * 2.0 * 2.0    # 12
    y_bar_1 += total_bar_1 * n           # 18: total = np.size(table, 0) * y + np.ndim([x, x]) * np.shape((x,…
    x_bar += table_bar @ x               # 17: table = np.outer(x, x)
    x_bar += x @ table_bar
    return total_2, (x_bar, float(y_bar_1), float(reads_bar))
