def f_grad(a, b, y_bar=1.0):
    offset = read_then_overwritten.offset  # 8: c = a + offset
    c = a + offset
    b[:] = offset                        # 9: b[:] = offset
    y = np.sum(c * offset)               # 10: return np.sum(c * offset)
    a_bar, b_bar = shadows.shadows(a, b)
    c_bar = y_bar * offset               # 10
    b_bar[:] = 0.0                       # 9
    a_bar += c_bar                       # 8: c = a + offset
    return y, (b_bar.copy(),)
