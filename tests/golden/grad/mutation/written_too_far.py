def f_grad(x, values, y_bar=1.0):
    values[0] = values[0] * x            # 10: values[0] = kept[0]
    values.pop()                         # 11: values.pop()
    raise IndexError('list assignment index out of range')  # 12: values[2] = x
