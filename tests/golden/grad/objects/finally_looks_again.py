def f_grad(tanks, flows, x, n, y_bar=1.0):
    item = tanks[0]                      # 11: def f(tanks, flows, x, n):
    level = item.level
    try:                                 # 12: try:
        for i in range(len(flows)):      # 13: for flow in flows:
            flow = flows[i]
            level += flow * x            # 14: tanks[0].level += flow * x
            item.level = level
        y = flows[n + 2]                 # 15: y = flows[n + 2]
    except BaseException:
        item.last = item.level           # 17: tanks[0].last = tanks[0].level
        raise                            # 12: try:
    item.last = level                    # 17
    items = [x, y]                       # 18: pair = [x, y]
    item = items[n]                      # 19: return pair[n] * tanks[0].last
    result = item * level

    items_bar = shadows.shadow(items)
    level_bar = y_bar * item             # 19
    items_bar[n] = items_bar[n] + y_bar * level
    x_bar = items_bar[0]                 # 18: pair = [x, y]
    y_bar_1 = items_bar[1]
    flows_bar = np.zeros_like(flows)     # 12: try:
    flows_bar[n + 2] += y_bar_1          # 15: y = flows[n + 2]
    for i in reversed(range(len(flows))):  # 13: for flow in flows:
        flow_bar = level_bar * x         # 14: tanks[0].level += flow * x
        flow = flows[i]                  # 13
        x_bar += level_bar * flow        # 14
        flows_bar[i] += flow_bar         # 13
    return result, (flows_bar, float(x_bar), float(level_bar))
