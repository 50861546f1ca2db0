def f_grad(p, x, y_bar=1.0):
    offset = p['offset']                 # 4: def f(p, x):
    error = KeyError('scale')            # 6: scale = p["scale"]
    text = 'no {}'.format(error)         # 8: print(f"no {error}")
    print(text)
    y = x * offset                       # 9: y = x * p["offset"]
    result = y * y                       # 12: return y * y

    y_bar_1 = 2.0 * y_bar * y            # 12
    x_bar = y_bar_1 * offset             # 9
    offset_bar = y_bar_1 * x
    return result, (x_bar, offset_bar)
