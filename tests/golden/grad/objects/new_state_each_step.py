def f_grad(x, dt, y_bar=1.0):
    t = x + dt                           # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_1 = 1.0 - dt * x
    t_2 = -dt                            # 36: body.velocity = body.velocity + (-dt) * body.position
    t_3 = 0.0 + x * t_2                  # 20: return Vector(self.x + other.x, self.y + other.y)
    t_4 = 0.0 + t_2
    t_5 = x + t_3 * dt
    t_6 = 1.0 + t_4 * dt
    t_7 = t + dt * t_1                   # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_8 = t_1 - dt * t
    t_9 = t_3 + t_5 * t_2                # 20
    t_10 = t_4 + t_6 * t_2
    t_11 = t_5 + t_9 * dt
    t_12 = t_6 + t_10 * dt
    t_13 = t_7 + dt * t_8                # 11
    t_14 = t_8 - dt * t_7
    t_15 = t_9 + t_11 * t_2              # 20: return Vector(self.x + other.x, self.y + other.y)
    t_16 = t_10 + t_12 * t_2
    t_17 = t_11 + t_15 * dt
    t_18 = t_12 + t_16 * dt
    y = t_13 * t_14 + t_17 * t_18        # 38: return state.x * state.v + body.position.x * body.position.y

    t_bar = y_bar * t_18                 # 38
    t_bar_1 = y_bar * t_17
    t_bar_2 = y_bar * t_14
    t_bar_3 = y_bar * t_13
    t_bar_4 = t_bar_1 * dt               # 23: return Vector(self.x * s, self.y * s)
    dt_bar = t_bar_1 * t_16
    t_bar_5 = t_bar * dt
    dt_bar += t_bar * t_15
    t_19 = t_bar_4 * t_2
    t_bar_6 = t_bar_4 * t_12
    t_bar_1 += t_19
    t_20 = t_bar_5 * t_11
    t_bar += t_bar_5 * t_2
    t_bar_6 += t_20
    dt_bar -= t_bar_6                    # 36: body.velocity = body.velocity + (-dt) * body.position
    dt_bar -= t_bar_3 * t_7              # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_bar_6 = t_bar_2 - t_bar_3 * dt
    dt_bar += t_bar_2 * t_8
    t_bar_3 += t_bar_2 * dt
    t_21 = t_bar_1 * t_10                # 23: return Vector(self.x * s, self.y * s)
    t_bar_4 += t_bar_1 * dt
    t_22 = t_bar * t_9
    t_bar_5 += t_bar * dt
    dt_bar = dt_bar + t_21 + t_22
    t_23 = t_bar_4 * t_2
    t_bar_2 = t_bar_4 * t_6
    t_bar_1 += t_23
    t_24 = t_bar_5 * t_5
    t_bar += t_bar_5 * t_2
    t_bar_2 += t_24
    dt_bar -= t_bar_2                    # 36: body.velocity = body.velocity + (-dt) * body.position
    dt_bar -= t_bar_3 * t                # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt * s…
    t_bar_2 = t_bar_6 - t_bar_3 * dt
    dt_bar += t_bar_6 * t_1
    t_bar_3 += t_bar_6 * dt
    t_bar_4 += t_bar_1 * dt              # 23: return Vector(self.x * s, self.y * s)
    dt_bar += t_bar_1 * t_4
    t_25 = t_bar * t_3
    t_bar_5 += t_bar * dt
    dt_bar += t_25
    x_bar = t_bar + t_bar_5 * t_2
    t_bar_4 += t_bar_5 * x
    dt_bar -= t_bar_4                    # 36: body.velocity = body.velocity + (-dt) * body.position
    x_bar = x_bar - t_bar_3 * dt + t_bar_2  # 11: return replace(self, x=self.x + dt * self.v, v=self.v - dt …
    dt_bar = dt_bar - t_bar_3 * x + t_bar_2
    return y, (x_bar, dt_bar)
