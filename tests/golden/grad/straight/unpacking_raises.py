def f_grad(weights, least, y_bar=1.0):
    weights[0] = weights[1] * 2.0        # 6: weights[0] = weights[1] * 2.0
    mask = weights > least               # 7: first, second = weights[weights > least]
    weights_part = weights[mask]
    n = len(weights_part)
    if n != 2:
        if n < 2:
            text = 'not enough values to unpack (expected 2, got {})'.format(n)
            raise ValueError(text)
        error = ValueError('too many values to unpack (expected 2)')
        raise error
    weights_part0 = weights_part[0]
    second = weights_part[1]
    y = weights_part0 * second           # 8: return first * second

    weights_part0_bar = y_bar * second   # 8
    second_bar = y_bar * weights_part0
    weights_part_bar = np.zeros_like(weights_part)  # 7: first, second = weights[weights > least]
    weights_part_bar[1] += second_bar
    weights_part_bar[0] += weights_part0_bar
    weights_bar = np.zeros_like(weights)
    weights_bar[mask] += weights_part_bar
    t_bar = weights_bar[0]               # 6: weights[0] = weights[1] * 2.0
    weights_bar[0] = 0.0
    weights_bar[1] += t_bar * 2.0
    return y, (weights_bar, 0.0)
