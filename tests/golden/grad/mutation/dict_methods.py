def f_grad(x, y, y_bar=1.0):
    t = x * y                            # 7: d.update({"c": x * y}, e=2.0)
    total = t * x + y + x * 3.0          # 11: total = p * q + last + d.get("a") * d.get("q", 3.0)
    total_1 = total * x                  # 13: total *= value
    total_2 = total_1 * y * 2.0
    result = total_2 + t + total_2 + 2 + True + (0 + x + 2.0)  # 17: return total + merged["z"] * merged["y"]…
    y_bar_1 = 2.0 * y_bar
    t_1 = y_bar * y                      # 17
    y_bar_2 = y_bar * x
    x_bar = y_bar + t_1
    total_bar = y_bar_1 * 2.0            # 13: total *= value
    total_bar_1 = total_bar * y
    y_bar_2 += total_bar * total_1
    total_bar = total_bar_1 * x
    x_bar += total_bar_1 * total
    y_bar_2 += total_bar                 # 11: total = p * q + last + d.get("a") * d.get("q", 3.0)
    t_bar = total_bar * x
    x_bar = x_bar + total_bar * 3.0 + total_bar * t
    x_bar += t_bar * y                   # 7: d.update({"c": x * y}, e=2.0)
    y_bar_2 += t_bar * x
    return result, (x_bar, y_bar_2)
