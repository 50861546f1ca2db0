def f_grad(weights, values, groups, y_bar=1.0):
    best = np.zeros(3)                   # 6: best = np.zeros(3)
    best[groups]                         # 7: np.maximum.at(best, groups, values)
    values_copy = values.copy()
    n = len(groups)
    best_part_s = []
    for i in range(n):
        groups_i = groups[i]
        values_copy_i = values_copy[i]
        best_part = best[groups_i]
        best_part_s.append(best_part)
        best[groups_i] = np.maximum(best_part, values_copy_i)
    weights[groups]                      # 8: np.multiply.at(weights, groups, values)
    weights_part_s = []
    for i in range(n):
        groups_i = groups[i]
        values_copy_i = values_copy[i]
        weights_part = weights[groups_i]
        weights_part_s.append(weights_part)
        weights[groups_i] = np.multiply(weights_part, values_copy_i)
    packed = rt.pack([0, 2, 0], shape=(3,))  # 9: np.divide.at(weights, [0, 2, 0], 1.5)
    weights[packed]
    for i in range(3):
        packed_i = packed[i]
        weights[packed_i] = np.divide(weights[packed_i], 1.5)
    packed_1 = rt.pack([0, -1], shape=(2,))  # 10: np.multiply.at(weights, [0, -1], weights[1:])
    weights[packed_1]
    weights_part_copy = weights[1:].copy()
    weights_part_s_1 = []
    for i in range(2):
        packed_i = packed_1[i]
        weights_part_copy_i = weights_part_copy[i]
        weights_part = weights[packed_i]
        weights_part_s_1.append(weights_part)
        weights[packed_i] = np.multiply(weights_part, weights_part_copy_i)
    y = np.sum(best * weights)           # 11: return np.sum(best * weights)

    best_bar = np.broadcast_to(y_bar, (3,)) * weights  # 11
    weights_bar = rt.unbroadcast(y_bar * best, weights.shape)
    weights_part_copy_bar = np.zeros_like(weights_part_copy)  # 10: np.multiply.at(weights, [0, -1], weights[…
    weights_bar = weights_bar.copy()
    for i, weights_part in zip(reversed(range(2)), reversed(weights_part_s_1)):
        packed_i = packed_1[i]
        multiply_bar = weights_bar[packed_i]
        weights_part_bar = multiply_bar * weights_part_copy[i]
        weights_bar[packed_i] = weights_part_bar
        weights_part_copy_bar[i] += multiply_bar * weights_part
    weights_bar[1:] += weights_part_copy_bar
    for i in reversed(range(3)):         # 9: np.divide.at(weights, [0, 2, 0], 1.5)
        packed_i = packed[i]
        weights_bar[packed_i] = weights_bar[packed_i] / 1.5
    values_copy_bar = np.zeros_like(values_copy)  # 8: np.multiply.at(weights, groups, values)
    for i, weights_part in zip(reversed(range(n)), reversed(weights_part_s)):
        groups_i = groups[i]
        multiply_bar = weights_bar[groups_i]
        weights_bar[groups_i] = multiply_bar * values_copy[i]
        values_copy_bar[i] += multiply_bar * weights_part
    values_copy_bar_1 = np.zeros_like(values_copy)  # 7: np.maximum.at(best, groups, values)
    for i, best_part in zip(reversed(range(n)), reversed(best_part_s)):
        groups_i = groups[i]
        upper_bar = best_bar[groups_i]
        values_copy_i = values_copy[i]
        best_part_bar = upper_bar * rt.larger(best_part, values_copy_i)
        best_bar[groups_i] = best_part_bar
        values_copy_i_bar = upper_bar * rt.larger(values_copy_i, best_part)
        values_copy_bar_1[i] += values_copy_i_bar
    values_copy_bar += values_copy_bar_1
    return y, (weights_bar, values_copy_bar)
