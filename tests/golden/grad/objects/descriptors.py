def f_grad(point, x, y_bar=1.0):
    factor = descriptor.factor           # 16: setattr(obj, self.name, value * self.factor)
    factor_1 = descriptor_1.factor
    t = x * factor
    _y = point._y                        # 39: def f(point, x):
    point._x = t                         # 16
    y = _y + t                           # 41: point.y += point.x
    t_1 = y * factor_1                   # 16
    point._y = t_1
    t_2 = t * t_1                        # 21: return obj.x * obj.y
    t_3 = t * factor_1
    result = t_2 * t_3 + 0.1 * t ** 3    # 42: return point.area * Point(x).area + point.cube(0.1)

    t_bar = y_bar * 0.1 * 3 * t ** 2     # 34: return k * self.x**n
    t_bar_1 = y_bar * t_3                # 42
    t_bar_2 = y_bar * t_2
    t_bar_2 *= factor_1                  # 21: return obj.x * obj.y
    x_bar = t_bar_2 * factor             # 16: setattr(obj, self.name, value * self.factor)
    t_4 = t_bar_1 * t_1                  # 21
    t_bar_1 *= t
    t_bar += t_4
    y_bar_1 = t_bar_1 * factor_1         # 16
    t_bar += y_bar_1                     # 41: point.y += point.x
    x_bar += t_bar * factor              # 16
    return result, (x_bar, y_bar_1)
