def f_grad(spring, stretch, y_bar=1.0):
    _k = spring._k                       # 22: def f(spring, stretch):
    x = spring.x + stretch               # 23: spring.x += stretch
    spring.x = x
    t = 0.5 * _k                         # 11: return 0.5 * self._k * self.x * self.x
    t_1 = t * x
    k = _k + t_1 * x                     # 24: spring.k = spring.k + spring.energy
    _k = k * 2.0                         # 19: self._k = value * 2.0
    spring._k = _k
    t_2 = 0.5 * _k                       # 11
    t_3 = t_2 * x
    y = t_3 * x

    t_bar = y_bar * x                    # 11: return 0.5 * self._k * self.x * self.x
    _k_bar = t_bar * x * 0.5
    k_bar = _k_bar * 2.0                 # 19: self._k = value * 2.0
    x_bar = y_bar * t_3 + t_bar * t_2    # 11
    t_bar = k_bar * x
    x_bar = x_bar + k_bar * t_1 + t_bar * t
    _k_bar = k_bar + t_bar * x * 0.5
    return y, (x_bar, x_bar, _k_bar)
