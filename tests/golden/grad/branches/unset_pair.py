def f_grad(x, y, y_bar=1.0):
    test = x > 0.5                       # 21: if x > 0.5:
    if test:
        side = 0 if y > 0.5 else 1       # 22: side = Side.LEFT if y > 0.5 else Side.RIGHT
    if test:                             # 11: if x > 0.5:
        pair = 2.0 * x                   # 12: pair = (x, 2.0 * x)
        pair_1 = x
    try:                                 # 13: try:
        pair_1                           # 14: a, b = pair
        pair
        done = True
    except UnboundLocalError:
        pair_1 = 0.5 * x                 # 17: return 0.5 * x
        done = False
    value = 1 if side == 0 else 2        # 23: total = x * first(x) * side.value
    total = x * pair_1 * value
    test_1 = y > 0.5                     # 11: if x > 0.5:
    if test_1:
        pair_2 = 2.0 * y                 # 12: pair = (x, 2.0 * x)
        pair_3 = y
    try:                                 # 13: try:
        pair_3                           # 14: a, b = pair
        pair_2
        done_1 = True
    except UnboundLocalError:
        pair_3 = 0.5 * y                 # 17: return 0.5 * x
        done_1 = False
    result = total * pair_3              # 24: return total * first(y)

    total_bar = y_bar * pair_3           # 24
    pair_bar = y_bar * total
    if done_1:                           # 13: try:
        y_bar_1 = 0.0
    else:
        y_bar_1 = pair_bar * 0.5         # 17: return 0.5 * x
        pair_bar = 0.0
    if test_1:                           # 11: if x > 0.5:
        y_bar_1 += pair_bar
    t_bar = total_bar * value            # 23: total = x * first(x) * side.value
    x_bar = t_bar * pair_1
    pair_bar = t_bar * x
    if not done:                         # 13: try:
        x_bar += pair_bar * 0.5          # 17: return 0.5 * x
        pair_bar = 0.0
    if test:                             # 11: if x > 0.5:
        x_bar += pair_bar
    return result, (float(x_bar), float(y_bar_1))
