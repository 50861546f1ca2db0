def f_grad(x, y_bar=1.0):
    scale = Square.scale                 # 14: return cls(size * cls.scale)
    size = x * scale + 1.0               # 30: made.size += 1.0
    size_1 = x * x * scale + 1.0
    t = size * 0.5                       # 35: return super().width * 0.5
    t_1 = t ** 2                         # 38: return self.width**2
    t_2 = size_1 * 0.5                   # 35
    total = 0 + t_1 + t_2 ** 2 * 0.9     # 63: total = sum(shape.area() for shape in shapes)
    t_3 = t_1 * 2.0                      # 53: return item.area() * 2.0
    y = total * t_3 + x * 3.0 + 1.0      # 64: return total * cost(shapes[0]) + cost(x) + cost(None)

    x_bar = y_bar * 3.0                  # 58: return item * 3.0
    total_bar = y_bar * t_3              # 64
    t_bar = y_bar * total
    t_bar *= 2.0                         # 53
    t_bar = 2 * t_bar * t                # 38: return self.width**2
    size_bar = t_bar * 0.5               # 35: return super().width * 0.5
    t_bar = total_bar * 0.9              # 43: return super().area() * 0.9
    t_bar = 2 * t_bar * t_2              # 38
    size_bar_1 = t_bar * 0.5             # 35
    t_bar = 2 * total_bar * t            # 38
    size_bar += t_bar * 0.5              # 35
    t_bar = size_bar_1 * scale           # 14: return cls(size * cls.scale)
    x_bar += 2.0 * t_bar * x             # 62: shapes = [Square.make(x), Rounded.make(x * x)]
    x_bar += size_bar * scale            # 14
    return y, (x_bar,)
