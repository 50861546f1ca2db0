def f_grad(cell, a, x, y_bar=1.0):
    level = cell.level                   # 21: cell.level += p @ a
    p = a * x                            # 15: p = a * x
    try:                                 # 16: try:
        p *= 2.0                         # 11: q *= 2.0
        last = a[9]                      # 18: last = a[9]
        p *= 2.0                         # 11
    except BaseException:
        cell.level = level + p @ a       # 21: cell.level += p @ a
        raise                            # 16
    cell.level = level + p @ a           # 21

    return last, (0.0,)
