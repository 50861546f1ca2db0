def f_grad(tree, x, y_bar=1.0):
    left = tree.left                     # 18: def f(tree, x):
    value = left.value
    value_1 = tree.value                 # 11: found = self.value * x
    right = tree.right                   # 12: for branch in (self.left, self.right):
    left_1 = left.left
    value_2 = left_1.value               # 11
    value_3 = right.value
    value_4 = right.right.value
    found = value_1 * x
    t = 0.5 * x                          # 14: found += branch.total(0.5 * x * x)
    t_1 = t * x
    found_1 = value * t_1                # 11: found = self.value * x
    t_2 = 0.5 * t_1                      # 14
    t_3 = t_2 * t_1
    found_2 = value_2 * t_3              # 11
    found += found_1 + found_2           # 14
    found_1 = value_3 * t_1              # 11
    found_2 = value_4 * t_3
    found += found_1 + found_2           # 14: found += branch.total(0.5 * x * x)
    left.value = value * x               # 22: node.value *= x
    value_5 = value_2 * x
    left_1.value = value_5
    y = found * value_5                  # 23: return total * node.value

    found_bar = y_bar * value_5          # 23
    value_bar = y_bar * found
    x_bar = value_bar * value_2          # 22: node.value *= x
    t_bar = found_bar * value_4          # 11: found = self.value * x
    t_bar = t_bar * t_2 + t_bar * t_1 * 0.5  # 14: found += branch.total(0.5 * x * x)
    t_bar += found_bar * value_3         # 11
    x_bar = x_bar + t_bar * t + t_bar * x * 0.5  # 14
    t_bar = found_bar * value_2          # 11
    t_bar = t_bar * t_2 + t_bar * t_1 * 0.5  # 14
    value_bar = found_bar * t_1          # 11
    t_bar += found_bar * value
    x_bar = x_bar + t_bar * t + t_bar * x * 0.5  # 14: found += branch.total(0.5 * x * x)
    x_bar += found_bar * value_1         # 11: found = self.value * x
    return y, (x_bar, value_bar)
