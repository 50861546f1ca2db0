def f_grad(x, layer, table, y_bar=1.0):
    w = layer.w                          # 21: def f(x, layer, table):
    scale = 2.0 * x                      # 22: scale = 2.0 * x
    t = x * x                            # 18: return self.act(self.w * x)
    t_1 = x * scale                      # 23: inner = Layer(x, lambda u: u * scale)
    t_2 = t_1 * x                        # 18
    y = t * scale + t_2 ** 2             # 24: y = inner.run(x) + Layer(y := inner.act(x), partial(power, n=2…
    more = layer.more                    # 29: layer.more.append(partial(power, n=3))
    t_3 = (3,)                           # 28: layer.act = lambda u, k=3: u**k
    function_1 = function(code, namespace, '<lambda>', t_3)
    layer.act = function_1
    function_2 = partial(power, n=3)     # 29
    more.append(function_2)
    t_4 = (cell(scale),)                 # 30: table["last"] = [layer.act, lambda u: u + scale]
    function_2 = function(code_1, namespace, '<lambda>', None, t_4)
    items = [function_1, function_2]
    table['last'] = items
    sin = math.sin(t)                    # 18: return self.act(self.w * x)
    t_5 = w * x
    t_6 = t_5 ** 3                       # 28: layer.act = lambda u, k=3: u**k
    t_7 = x + scale                      # 30: table["last"] = [layer.act, lambda u: u + scale]
    result = y + sin * t + t_6 * t_7 + x ** 3  # 31: return y + inner.run(x) * first.act(first.w) + layer.run…

    x_bar = y_bar * 3 * x ** 2           # 8: return x**n
    t_bar = y_bar * t_7                  # 31
    t_bar_1 = y_bar * t_6
    x_bar += t_bar_1                     # 30
    t_bar = t_bar * 3 * t_5 ** 2         # 28: layer.act = lambda u, k=3: u**k
    w_bar = t_bar * x                    # 18: return self.act(self.w * x)
    sin_bar = y_bar * t                  # 31: return y + inner.run(x) * first.act(first.w) + layer.run(x) * …
    x_bar += t_bar * w                   # 18
    t_bar = y_bar * sin                  # 31
    x_bar += 2.0 * (sin_bar * math.cos(t)) * x  # 18
    x_bar += 2.0 * t_bar * x             # 27: first.w = (x * x, x)
    t_bar = 2 * y_bar * t_2              # 8: return x**n
    t_bar_2 = t_bar * x                  # 18: return self.act(self.w * x)
    x_bar += t_bar * t_1
    x_bar += t_bar_2 * scale             # 23: inner = Layer(x, lambda u: u * scale)
    scale_bar = t_bar_1 + t_bar_2 * x
    t_bar = y_bar * scale
    scale_bar += sin_bar
    x_bar += 2.0 * t_bar * x             # 18
    x_bar += scale_bar * 2.0             # 22: scale = 2.0 * x
    return result, (x_bar, w_bar)
