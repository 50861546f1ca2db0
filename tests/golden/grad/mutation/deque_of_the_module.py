def f_grad(x, y_bar=1.0):
    recent = deque_of_the_module.recent  # 8: return x * recent[0]
    item = recent[0]
    y = x * item
    x_bar = y_bar * item                 # 8
    return y, (x_bar,)
