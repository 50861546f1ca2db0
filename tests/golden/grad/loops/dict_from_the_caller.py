def advance_grad(state, xs, y_bar=1.0):
    gain = state['gain']                 # 4: def advance(state, xs):
    w = state['w']
    n = len(xs)                          # 7: for x in xs:
    total = 0.0
    w_s = []
    w0_s = []
    gain_s = []
    for i in range(n):
        gain_s.append(gain)
        x = xs[i]
        total += gain * x                # 8: total = total + state["gain"] * x
        w0 = w[0]                        # 9: state = {"gain": state["gain"] * state["w"][0], "w": np.tanh(st…
        w0_s.append(w0)
        gain *= w0
        w = np.tanh(w + x)
        w_s.append(w)
    t = np.sum(w)                        # 10: return total + np.sum(state["w"]) * state["gain"]
    y = total + t * gain

    t_bar = y_bar * gain                 # 10
    gain_bar = y_bar * t
    xs_bar = np.zeros_like(xs)           # 7: for x in xs:
    w_bar = np.full(w.shape, t_bar)
    for i, w, w0, gain in zip(reversed(range(n)), reversed(w_s), reversed(w0_s), reversed(gain_s)):
        w_bar = w_bar * (1 - w * w)      # 9: state = {"gain": state["gain"] * state["w"][0], "w": np.tanh(st…
        x_bar = np.sum(w_bar)
        gain_bar_1 = gain_bar * w0
        w_bar[0] += gain_bar * gain
        x = xs[i]                        # 7: for x in xs:
        gain_bar = gain_bar_1 + y_bar * x  # 8: total = total + state["gain"] * x
        x_bar += y_bar * gain
        xs_bar[i] += x_bar               # 7
    return y, ({'gain': float(gain_bar), 'w': w_bar}, xs_bar)
