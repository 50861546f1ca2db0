def filtered_grad(ring, xs, y_bar=1.0):
    data = ring.data                     # 22: def filtered(ring, xs):
    head = ring.head                     # 12: self.data[self.head] = x
    full = ring.full                     # 15: self.full = True
    n = len(xs)                          # 24: for x in xs:
    loss = 0.0
    m_s = []
    value_s = []
    head_s = []
    for i in range(n):
        head_s.append(head)
        x = xs[i]
        data[head] = x * x               # 12: self.data[self.head] = x
        n_1 = len(data)                  # 13: self.head = (self.head + 1) % len(self.data)
        head = (head + 1) % n_1
        ring.head = head
        if head == 0:                    # 14: if self.head == 0:
            ring.full = True             # 15: self.full = True
            full = True
        value = n_1 if full else head    # 18: count = len(self.data) if self.full else self.head
        value_s.append(value)
        m = np.sum(data) / value         # 19: return np.sum(self.data) / count
        m_s.append(m)
        loss += m * m                    # 27: loss = loss + m * m

    xs_bar = np.zeros_like(xs)           # 24: for x in xs:
    data_bar = np.zeros_like(data)
    for i, m, value, head in zip(reversed(range(n)), reversed(m_s), reversed(value_s), reversed(head_s)):
        m_bar = 2.0 * y_bar * m          # 27
        data_bar += m_bar / value        # 19: return np.sum(self.data) / count
        t_bar = data_bar[head]           # 12: self.data[self.head] = x
        data_bar[head] = 0.0
        x = xs[i]                        # 24: for x in xs:
        x_bar = 2.0 * t_bar * x          # 25: ring.push(x * x)
        xs_bar[i] += x_bar               # 24
    return loss, (xs_bar, data_bar)
