def rollout_grad(cell, xs, y_bar=1.0):
    state = cell.state                   # 14: def rollout(cell, xs):
    n = len(xs)                          # 16: for x in xs:
    loss = 0.0
    state_s = []
    for i in range(n):
        x = xs[i]
        state = 0.5 * state + x          # 10: self.state = 0.5 * self.state + x
        state_s.append(state)
        loss += state * state            # 18: loss = loss + y * y
    cell.state = state                   # 10

    xs_bar = np.zeros_like(xs)           # 16: for x in xs:
    state_bar = 0.0
    for i, state in zip(reversed(range(n)), reversed(state_s)):
        state_bar_1 = state_bar + 2.0 * y_bar * state  # 18
        state_bar = state_bar_1 * 0.5    # 10: self.state = 0.5 * self.state + x
        xs_bar[i] += state_bar_1         # 16
    return loss, (xs_bar, float(state_bar))
