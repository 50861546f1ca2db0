def scaled_grad(x, y_bar=1.0):
    counter = global_counter.counter     # 8: counter += 1
    counter += 1
    global_counter.counter = counter
    y = x * counter                      # 9: return x * counter
    x_bar = y_bar * counter              # 9
    return y, (x_bar,)
