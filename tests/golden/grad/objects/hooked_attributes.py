def f_grad(doubling, x, y_bar=1.0):
    total = doubling.total               # 25: doubling.total = doubling.total * x
    total_1 = total * x
    t = total_1 * 2.0                    # 6: object.__setattr__(self, name, value * 2.0)
    object.__setattr__(doubling, 'total', t)
    total_1 = t + x * 2.0                # 29: total = doubling.total + tagged.a * tagged.tag * tagged.weight
    total_1 = total_1 + 6.0 + x + x * x + x * 0 * 2 + x * 2  # 31: total += value * len(name)
    total_2 = total_1 * x                # 34: total *= tagged.c1
    y = total_2 * x                      # 35: return total * getattr(tagged, "d", x)

    total_bar = y_bar * x                # 35
    x_bar = y_bar * total_2
    total_bar_1 = total_bar * x          # 34
    x_bar += total_bar * total_1
    t_1 = total_bar_1 * 2                # 31: total += value * len(name)
    x_bar = x_bar + t_1 + total_bar_1
    t_2 = total_bar_1 * 2.0              # 29: total = doubling.total + tagged.a * tagged.tag * tagged.weight
    x_bar += t_2
    x_bar += t_1 * 0                     # 28: setattr(tagged, f"c{k}", x * k)
    x_bar += 2.0 * total_bar_1 * x       # 26: tagged = Tagged(a=x, b=x * x)
    x_bar += t_2 * total                 # 25: doubling.total = doubling.total * x
    return y, (x_bar,)
