def f_grad(x, y_bar=1.0):
    scale = Square.scale                 # 14: return cls(size * cls.scale)
    t = x * scale
    square = Square.__new__(Square)
    square.size = t                      # 10: self.size = size
    size = t + 1.0                       # 30: made.size += 1.0
    square.size = size
    t_1 = x * x * scale                  # 14
    rounded = Rounded.__new__(Rounded)
    rounded.size = t_1                   # 10
    size_1 = t_1 + 1.0                   # 30
    rounded.size = size_1
    t_2 = size * 0.5                     # 35: return super().width * 0.5
    t_3 = t_2 ** 2                       # 38: return self.width**2
    t_4 = size_1 * 0.5                   # 35
    total = 0 + t_3 + t_4 ** 2 * 0.9     # 63: total = sum(shape.area() for shape in shapes)
    t_5 = t_3 * 2.0                      # 53: return item.area() * 2.0
    y = total * t_5 + x * 3.0 + 1.0      # 64: return total * cost(shapes[0]) + cost(x) + cost(None)

    x_bar = y_bar * 3.0                  # 58: return item * 3.0
    total_bar = y_bar * t_5              # 64
    t_bar = y_bar * total
    t_bar *= 2.0                         # 53
    t_bar = 2 * t_bar * t_2              # 38: return self.width**2
    size_bar = t_bar * 0.5               # 35: return super().width * 0.5
    t_bar = total_bar * 0.9              # 43: return super().area() * 0.9
    t_bar = 2 * t_bar * t_4              # 38
    size_bar_1 = t_bar * 0.5             # 35
    t_bar = 2 * total_bar * t_2          # 38
    size_bar += t_bar * 0.5              # 35
    t_bar = size_bar_1 * scale           # 14: return cls(size * cls.scale)
    x_bar += 2.0 * t_bar * x             # 62: shapes = [Square.make(x), Rounded.make(x * x)]
    x_bar += size_bar * scale            # 14
    return y, (x_bar,)
