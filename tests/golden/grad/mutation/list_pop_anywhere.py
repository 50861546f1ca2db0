def f_grad(queue, w, n, y_bar=1.0):
    total = 0.0
    k = 0
    test_1_s = []
    t_s = []
    value_s = []
    test_s = []
    while len(queue) > 1:                # 7: while len(queue) > 1:
        k += 1                           # 8: k += 1
        test = k % 3 == 0                # 9: v = queue.pop(n) if k % 3 == 0 else queue.pop(0)
        test_s.append(test)
        if test:
            value = queue.pop(n)
        else:
            value = queue.pop(0)
        value_s.append(value)
        t = value * value                # 10: total += v * v * w
        t_s.append(t)
        total += t * w
        test_1 = value > 0.5             # 11: if v > 0.5:
        test_1_s.append(test_1)
        if test_1:
            queue.append(0.5 * value)    # 12: queue.append(0.5 * v)
    item = queue[-1]                     # 13: return total * queue[-1]
    y = total * item

    queue_bar = shadows.shadow(queue)
    total_bar = y_bar * item             # 13
    queue_bar[-1] = queue_bar[-1] + y_bar * total
    w_bar = 0.0
    for test_1, t, value, test in zip(reversed(test_1_s), reversed(t_s), reversed(value_s), reversed(test_s)):  # 7
        if test_1:                       # 11: if v > 0.5:
            t_bar = queue_bar.pop()      # 12: queue.append(0.5 * v)
            value_bar = t_bar * 0.5
        else:
            value_bar = 0.0
        w_bar += total_bar * t           # 10: total += v * v * w
        value_bar += 2.0 * (total_bar * w) * value
        if test:                         # 9: v = queue.pop(n) if k % 3 == 0 else queue.pop(0)
            queue_bar.append(value_bar)
            n_1 = len(queue_bar)
            place = n % n_1
            for i in range(n_1 - 1, place, -1):
                queue_bar[i] = queue_bar[i - 1]
            queue_bar[place] = value_bar
        else:
            queue_bar.append(value_bar)
            for i in range(len(queue_bar) - 1, 0, -1):
                queue_bar[i] = queue_bar[i - 1]
            queue_bar[0] = value_bar
    for i in range(len(queue_bar)):
        queue_bar[i] = float(queue_bar[i])
    return y, (queue_bar, float(w_bar))
