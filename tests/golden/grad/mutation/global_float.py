def f_grad(x, y_bar=1.0):
    level = global_float.level           # 7: def f(x):
    level = level * 0.9 + x              # 9: level = level * 0.9 + x
    global_float.level = level
    sin = math.sin(level)                # 10: return math.sin(level) * x
    y = sin * x
    x_bar = y_bar * sin                  # 10
    level_bar = y_bar * x * math.cos(level)
    x_bar += level_bar                   # 9
    level_bar *= 0.9
    return y, (x_bar, level_bar)
