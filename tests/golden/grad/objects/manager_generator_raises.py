def f_grad(account, fee, xs, y_bar=1.0):
    amount = account.amount              # 22: def f(account, fee, xs):
    closed = account.closed              # 18: account.closed += 1
    total = 0.0
    for k in range(3):                   # 24: for k in range(3):
        amount -= fee                    # 14: account.amount -= fee
        account.amount = amount
        try:                             # 15: try:
            amount += xs[k] * fee        # 26: a.amount += xs[k] * fee
            account.amount = amount
        except BaseException:
            account.closed = closed + 1  # 18: account.closed += 1
            raise                        # 15
        closed += 1                      # 18
        account.closed = closed
        amount += fee                    # 19: account.amount += fee
        account.amount = amount
        total += amount                  # 27: total += account.amount

    amount_bar = 0.0
    fee_bar = 0.0
    for k in reversed(range(3)):         # 24: for k in range(3):
        amount_bar += y_bar              # 27
        fee_bar += amount_bar            # 19: account.amount += fee
        fee_bar += amount_bar * xs[k]    # 26: a.amount += xs[k] * fee
        fee_bar -= amount_bar            # 14: account.amount -= fee
    return total, (float(fee_bar), float(amount_bar))
