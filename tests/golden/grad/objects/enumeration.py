def f_grad(x, kind, y_bar=1.0):
    weights = enumeration.weights        # 19: found[Kind(2)] += weights[kind]
    t = x * x                            # 18: found = {Kind.LINEAR: x, Kind["SQUARE"]: x * x}
    t_1 = t + weights[constant]          # 19
    total = t + x + t_1 * 2              # 22: total += found[member] * member.value
    y = total * t_1                      # 23: return total * found[kind] if kind == Kind.SQUARE else total
    total_bar = y_bar * t_1              # 23
    t_bar = y_bar * total
    t_bar += total_bar * 2               # 22
    x_bar = total_bar + 2.0 * total_bar * x  # 14: return x * x if kind is Kind.SQUARE else 2.0 * x
    x_bar += 2.0 * t_bar * x             # 18: found = {Kind.LINEAR: x, Kind["SQUARE"]: x * x}
    return y, (x_bar,)
