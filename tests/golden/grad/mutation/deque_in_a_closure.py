def smooth_grad(x, y_bar=1.0):
    recent = recent_cell.cell_contents   # 9: recent.append(x)
    recent.append(x)
    y = x * x                            # 10: return x * x
    x_bar = 2.0 * y_bar * x              # 10
    return y, (x_bar,)
