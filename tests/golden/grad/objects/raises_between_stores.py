def run_grad(self, loads, n, y_bar=1.0):
    level = self.level                   # 20: def run(self, loads, n):
    trips = self.trips                   # 17: self.trips += 1
    fills = self.fills                   # 18: self.fills += 1
    flow = 2.0                           # 21: self.flow = 2.0
    for _ in range(n):                   # 12: for _ in range(n):
        level *= 0.9                     # 13: self.level *= 0.9
        if level > 0.3:                  # 14: if self.level > 0.3:
            level -= 0.01                # 15: self.level -= 0.01
            flow *= 0.5                  # 16: self.flow *= 0.5
        trips += 1                       # 17: self.trips += 1
        fills += 1                       # 18: self.fills += 1
    self.level = level                   # 15
    self.trips = trips                   # 17
    self.fills = fills                   # 18
    flow += level                        # 23: self.flow += self.level
    self.flow = flow
    n_1 = len(loads)                     # 24: for i in range(len(loads)):
    level_s = []
    flow_s = []
    t_s = []
    for i in range(n_1):
        trips += 1                       # 25: self.trips += 1
        self.trips = trips
        flow += 0.1                      # 26: self.flow += 0.1
        flow_s.append(flow)
        self.flow = flow
        t = flow / loads[i]              # 27: self.level += self.flow / loads[i]
        t_s.append(t)
        level += t
        level_s.append(level)
        self.level = level
        flow *= level                    # 28: self.flow *= self.level
        self.flow = flow

    loads_bar = shadows.shadow(loads)
    flow_bar = 0.0
    level_bar = y_bar
    for i, level_1, flow, t in zip(reversed(range(n_1)), reversed(level_s), reversed(flow_s), reversed(t_s)):  # 24
        flow_bar_1 = flow_bar * level_1  # 28: self.flow *= self.level
        level_bar += flow_bar * flow
        item = loads[i]                  # 27: self.level += self.flow / loads[i]
        flow_bar = flow_bar_1 + level_bar / item
        item_bar = loads_bar[i] - level_bar * t / item
        loads_bar[i] = item_bar
    level_bar += flow_bar                # 23: self.flow += self.level
    for _ in reversed(range(n)):         # 12: for _ in range(n):
        level_bar *= 0.9                 # 13: self.level *= 0.9
    for i in range(len(loads_bar)):
        loads_bar[i] = float(loads_bar[i])
    return level, (loads_bar, float(level_bar))
