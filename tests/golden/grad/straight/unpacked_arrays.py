def f_grad(points, weights, least, y_bar=1.0):
    n = len(points)                      # 7: for x, y in points:
    total = 0.0
    for i in range(n):
        points_i = points[i]
        points_i0 = points_i[0]
        y = points_i[1]
        total += points_i0 * y           # 8: total += x * y
    weights0 = weights[0]                # 9: a, b, c = weights
    weights1 = weights[1]
    c = weights[2]
    mask = weights > least               # 10: first, second = weights[weights > least]
    weights_part = weights[mask]
    n_1 = len(weights_part)
    if n_1 != 2:
        if n_1 < 2:
            text = 'not enough values to unpack (expected 2, got {})'.format(n_1)
            raise ValueError(text)
        error = ValueError('too many values to unpack (expected 2)')
        raise error
    weights_part0 = weights_part[0]
    second = weights_part[1]
    weights[0] = total                   # 11: weights[0] = total
    t = total * weights0 + weights1 * c  # 12: return total * a + b * c + first * second
    result = t + weights_part0 * second

    weights_part0_bar = y_bar * second   # 12
    second_bar = y_bar * weights_part0
    weights1_bar = y_bar * c
    c_bar = y_bar * weights1
    total_bar = y_bar * weights0
    weights0_bar = y_bar * total
    weights_part_bar = np.zeros_like(weights_part)  # 10: first, second = weights[weights > least]
    weights_part_bar[1] += second_bar
    weights_part_bar[0] += weights_part0_bar
    weights_bar = np.zeros_like(weights)
    weights_bar[mask] += weights_part_bar
    weights_bar[2] += c_bar              # 9: a, b, c = weights
    weights_bar[1] += weights1_bar
    weights_bar[0] += weights0_bar
    points_bar = np.zeros_like(points)   # 7: for x, y in points:
    for i in reversed(range(n)):
        points_i = points[i]
        y = points_i[1]
        points_i0_bar = total_bar * y    # 8: total += x * y
        y_bar_1 = total_bar * points_i[0]
        points_i_bar = points_bar[i]     # 7
        points_i_bar[1] += y_bar_1
        points_i_bar[0] += points_i0_bar
    return result, (points_bar, weights_bar, 0.0)
