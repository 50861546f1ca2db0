def f_grad(totals, xs, y_bar=1.0):
    item = xs[0]                         # 4: def f(totals, xs):
    a = totals['a']                      # 7: s += totals[name] * xs[0]
    b = totals['b']
    s = 0.0 + a * item
    totals['a'] = a + s                  # 8: totals[name] += s
    s += b * item                        # 7
    totals['b'] = b + s                  # 8
    totals['c'] = s                      # 10: totals["c"] = s
    error = RuntimeError('dictionary changed size during iteration')  # 6: for name in totals:
    raise error
