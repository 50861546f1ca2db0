def f_grad(xs, ledger, k, y_bar=1.0):
    total = ledger.total                 # 32: def f(xs, ledger, k):
    open = ledger.open                   # 16: ledger.open += 1
    n = len(xs)                          # 34: for x in xs:
    out = 0.0
    item0_s = []
    test_s = []
    for i in range(n):
        x = xs[i]
        open += 1                        # 16: ledger.open += 1
        if x < 0.0:                      # 36: if x < 0.0:
            item0 = 0.0
            test = None
        else:
            item0 = x * x                # 25: entry[0] = x * x
            if x > 1.0:                  # 26: if x > 1.0:
                return_1 = x
                exit = 2                 # 16: ledger.open += 1
            else:
                item0 += 1.0             # 28: entry[0] += 1.0
                exit = 0
            total += 2.0 * item0         # 19: ledger.total += factor * entry[0]
            test = exit == 0             # 38: out += step(ledger, x)
            out += 0.5 * x if test else return_1
            item0 = out
        item0_s.append(item0)
        test_s.append(test)
        total += k * item0               # 19
        open -= 1                        # 20: ledger.open -= 1
    ledger.open = open
    ledger.total = total                 # 19: ledger.total += factor * entry[0]
    y = out + total * open + total       # 40: return out + ledger.total * ledger.open + ledger.total

    total_bar = y_bar + y_bar * open     # 40
    xs_bar = np.zeros_like(xs)           # 34: for x in xs:
    out_bar = y_bar
    k_bar = 0.0
    for i, item0, test in zip(reversed(range(n)), reversed(item0_s), reversed(test_s)):
        item0_bar = total_bar * k        # 19: ledger.total += factor * entry[0]
        k_bar += total_bar * item0
        x = xs[i]                        # 34
        if x < 0.0:                      # 36: if x < 0.0:
            x_bar = 0.0
        else:
            out_bar += item0_bar
            if test:                     # 38: out += step(ledger, x)
                x_bar = out_bar * 0.5    # 29: return 0.5 * x
                return_bar = 0.0
            else:
                x_bar = 0.0
                return_bar = out_bar
            item0_bar = total_bar * 2.0  # 19: ledger.total += factor * entry[0]
            if x > 1.0:                  # 26: if x > 1.0:
                x_bar += return_bar
            x_bar += 2.0 * item0_bar * x  # 25: entry[0] = x * x
        xs_bar[i] += x_bar               # 34: for x in xs:
    return y, (xs_bar, float(k_bar), float(total_bar))
