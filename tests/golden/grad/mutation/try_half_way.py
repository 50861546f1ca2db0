def f_grad(x, buffer, i, y_bar=1.0):
    try:                                 # 7: buffer[0] = x * x
        buffer[0] = x * x
        done = True
    except IndexError:
        done = False
    if done:                             # 6: try:
        try:                             # 8: buffer[i] = x * 3.0
            buffer[i] = x * 3.0
            done_1 = True
        except IndexError:
            done_1 = False
        if done_1:                       # 6
            try:                         # 9: y = buffer[1] * x
                y = buffer[1] * x
                done_2 = True
            except IndexError:
                done_2 = False
        else:
            done_2 = False
    else:
        done_2 = False
    test = not done_2                    # 6: try:
    if test:
        y = buffer[0]                    # 11: y = buffer[0]
    result = y * y + np.sum(buffer)      # 12: return y * y + np.sum(buffer)

    y_bar_1 = 2.0 * y_bar * y            # 12
    buffer_bar = np.full(buffer.shape, y_bar)  # 6
    if test:
        buffer_bar[0] += y_bar_1         # 11
        y_bar_1 = 0.0
    if done:                             # 6: try:
        if done_1:
            if done_2:                   # 9: y = buffer[1] * x
                x_bar = y_bar_1 * buffer[1]
                buffer_bar[1] += y_bar_1 * x
            else:
                x_bar = 0.0
        else:
            x_bar = 0.0
        if done_1:                       # 8: buffer[i] = x * 3.0
            t_bar = buffer_bar[i]
            buffer_bar[i] = 0.0
            x_bar += t_bar * 3.0
    else:
        x_bar = 0.0
    if done:                             # 7: buffer[0] = x * x
        t_bar = buffer_bar[0]
        buffer_bar[0] = 0.0
        x_bar += 2.0 * t_bar * x
    return result, (float(x_bar), buffer_bar)
