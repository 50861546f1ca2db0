def run_grad(self, x, n, y_bar=1.0):
    memo = self.memo                     # 8: def run(self, x, n):
    memo_bar = shadows.shadow(memo)
    total = 0.0
    item_s = []
    test_s = []
    for k in range(n):                   # 10: for k in range(n):
        key = k % 3                      # 11: key = k % 3
        test = key not in memo           # 12: if key not in self.memo:
        test_s.append(test)
        if test:
            memo[key] = x * (k + 1.0)    # 13: self.memo[key] = x * (k + 1.0)
        item = memo[key]                 # 14: total += self.memo[key] * x
        item_s.append(item)
        total += item * x

    memo_bar_1 = shadows.shadow(memo)
    x_bar = 0.0
    for k, item, test in zip(reversed(range(n)), reversed(item_s), reversed(test_s)):  # 10: for k in range(n…
        x_bar += y_bar * item            # 14: total += self.memo[key] * x
        key = k % 3                      # 11: key = k % 3
        memo_bar_1[key] = memo_bar_1[key] + y_bar * x  # 14
        if test:                         # 12: if key not in self.memo:
            t_bar = memo_bar_1[key]      # 13: self.memo[key] = x * (k + 1.0)
            memo_bar_1[key] = 0.0
            x_bar += t_bar * (k + 1.0)
    memo_bar_1 = rt.at_keys(memo_bar_1, memo_bar)
    return total, (float(x_bar), memo_bar_1)
