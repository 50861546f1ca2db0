def blend_grad(x, y, s, y_bar=1.0):
    sin = np.sin(x)                      # 8: out[i] = x[i] * y[i] + s * np.sin(x[i]) - 0.5
    out = x * y + s * sin - 0.5
    result = np.sum(out * out)           # 9: return np.sum(out * out)
    out_bar = 2.0 * y_bar * out          # 9
    s_bar = np.sum(out_bar * sin)        # 8
    x_bar = out_bar * s * np.cos(x)
    y_bar_1 = out_bar * x
    x_bar += out_bar * y
    return result, (x_bar, y_bar_1, float(s_bar))
