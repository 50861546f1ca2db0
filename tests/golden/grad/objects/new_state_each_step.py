def f_grad(x, dt, y_bar=1.0):
    state = State.__new__(State)         # 33: state, body = State(x), Body(Vector(x, 1.0))
    object.__setattr__(state, 'x', x)
    object.__setattr__(state, 'v', 1.0)
    vector = Vector.__new__(Vector)
    vector.x = x
    vector.y = 1.0
    body = Body.__new__(Body)
    body.position = vector
    vector = Vector.__new__(Vector)
    vector.x = 0.0
    vector.y = 0.0
    body.velocity = vector
    t = x + dt                           # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_1 = 1.0 - dt * x
    state = State.__new__(State)
    object.__setattr__(state, 'x', t)
    object.__setattr__(state, 'v', t_1)
    t_2 = -dt                            # 36: body.velocity = body.velocity + (-dt) * body.position
    t_3 = x * t_2                        # 23: return Vector(self.x * s, self.y * s)
    vector = Vector.__new__(Vector)
    vector.x = t_3
    vector.y = t_2
    t_4 = 0.0 + t_3                      # 20: return Vector(self.x + other.x, self.y + other.y)
    t_5 = 0.0 + t_2
    vector = Vector.__new__(Vector)
    vector.x = t_4
    vector.y = t_5
    body.velocity = vector               # 36: body.velocity = body.velocity + (-dt) * body.position
    t_6 = t_4 * dt                       # 23: return Vector(self.x * s, self.y * s)
    t_7 = t_5 * dt
    vector = Vector.__new__(Vector)
    vector.x = t_6
    vector.y = t_7
    t_8 = x + t_6                        # 20: return Vector(self.x + other.x, self.y + other.y)
    t_9 = 1.0 + t_7
    vector = Vector.__new__(Vector)
    vector.x = t_8
    vector.y = t_9
    body.position = vector               # 37: body.position = body.position + dt * body.velocity
    t_10 = t + dt * t_1                  # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_11 = t_1 - dt * t
    state = State.__new__(State)
    object.__setattr__(state, 'x', t_10)
    object.__setattr__(state, 'v', t_11)
    t_12 = t_8 * t_2                     # 23: return Vector(self.x * s, self.y * s)
    t_13 = t_9 * t_2
    vector = Vector.__new__(Vector)
    vector.x = t_12
    vector.y = t_13
    t_14 = t_4 + t_12                    # 20: return Vector(self.x + other.x, self.y + other.y)
    t_15 = t_5 + t_13
    vector = Vector.__new__(Vector)
    vector.x = t_14
    vector.y = t_15
    body.velocity = vector               # 36: body.velocity = body.velocity + (-dt) * body.position
    t_16 = t_14 * dt                     # 23: return Vector(self.x * s, self.y * s)
    t_17 = t_15 * dt
    vector = Vector.__new__(Vector)
    vector.x = t_16
    vector.y = t_17
    t_18 = t_8 + t_16                    # 20: return Vector(self.x + other.x, self.y + other.y)
    t_19 = t_9 + t_17
    vector = Vector.__new__(Vector)
    vector.x = t_18
    vector.y = t_19
    body.position = vector               # 37: body.position = body.position + dt * body.velocity
    t_20 = t_10 + dt * t_11              # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_21 = t_11 - dt * t_10
    state = State.__new__(State)
    object.__setattr__(state, 'x', t_20)
    object.__setattr__(state, 'v', t_21)
    t_22 = t_18 * t_2                    # 23: return Vector(self.x * s, self.y * s)
    t_23 = t_19 * t_2
    vector = Vector.__new__(Vector)
    vector.x = t_22
    vector.y = t_23
    t_24 = t_14 + t_22                   # 20: return Vector(self.x + other.x, self.y + other.y)
    t_25 = t_15 + t_23
    vector = Vector.__new__(Vector)
    vector.x = t_24
    vector.y = t_25
    body.velocity = vector               # 36: body.velocity = body.velocity + (-dt) * body.position
    t_26 = t_24 * dt                     # 23: return Vector(self.x * s, self.y * s)
    t_27 = t_25 * dt
    vector = Vector.__new__(Vector)
    vector.x = t_26
    vector.y = t_27
    t_28 = t_18 + t_26                   # 20: return Vector(self.x + other.x, self.y + other.y)
    t_29 = t_19 + t_27
    vector = Vector.__new__(Vector)
    vector.x = t_28
    vector.y = t_29
    body.position = vector               # 37: body.position = body.position + dt * body.velocity
    y = t_20 * t_21 + t_28 * t_29        # 38: return state.x * state.v + body.position.x * body.position.y

    t_bar = y_bar * t_29                 # 38
    t_bar_1 = y_bar * t_28
    t_bar_2 = y_bar * t_21
    t_bar_3 = y_bar * t_20
    t_bar_4 = t_bar_1 * dt               # 23: return Vector(self.x * s, self.y * s)
    dt_bar = t_bar_1 * t_25
    t_bar_5 = t_bar * dt
    dt_bar += t_bar * t_24
    t_30 = t_bar_4 * t_2
    t_bar_6 = t_bar_4 * t_19
    t_bar_1 += t_30
    t_31 = t_bar_5 * t_18
    t_bar += t_bar_5 * t_2
    t_bar_6 += t_31
    dt_bar -= t_bar_6                    # 36: body.velocity = body.velocity + (-dt) * body.position
    dt_bar -= t_bar_3 * t_10             # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_bar_6 = t_bar_2 - t_bar_3 * dt
    dt_bar += t_bar_2 * t_11
    t_bar_3 += t_bar_2 * dt
    t_32 = t_bar_1 * t_15                # 23: return Vector(self.x * s, self.y * s)
    t_bar_4 += t_bar_1 * dt
    t_33 = t_bar * t_14
    t_bar_5 += t_bar * dt
    dt_bar = dt_bar + t_32 + t_33
    t_34 = t_bar_4 * t_2
    t_bar_2 = t_bar_4 * t_9
    t_bar_1 += t_34
    t_35 = t_bar_5 * t_8
    t_bar += t_bar_5 * t_2
    t_bar_2 += t_35
    dt_bar -= t_bar_2                    # 36: body.velocity = body.velocity + (-dt) * body.position
    dt_bar -= t_bar_3 * t                # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_bar_2 = t_bar_6 - t_bar_3 * dt
    dt_bar += t_bar_6 * t_1
    t_bar_3 += t_bar_6 * dt
    t_bar_4 += t_bar_1 * dt              # 23: return Vector(self.x * s, self.y * s)
    dt_bar += t_bar_1 * t_5
    t_36 = t_bar * t_4
    t_bar_5 += t_bar * dt
    dt_bar += t_36
    x_bar = t_bar + t_bar_5 * t_2
    t_bar_4 += t_bar_5 * x
    dt_bar -= t_bar_4                    # 36: body.velocity = body.velocity + (-dt) * body.position
    x_bar = x_bar - t_bar_3 * dt + t_bar_2  # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt …
    dt_bar = dt_bar - t_bar_3 * x + t_bar_2
    return y, (x_bar, dt_bar)
