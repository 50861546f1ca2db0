def f_grad(x, n, y_bar=1.0):
    y = x
    for i in range(n):                   # 6: for i in range(n):
        y += x / (3 - i)                 # 7: y = y + x / (3 - i)
    x_bar = 0.0
    for i in reversed(range(n)):         # 6
        x_bar += y_bar / (3 - i)         # 7
    x_bar += y_bar                       # 6
    return y, (float(x_bar),)
