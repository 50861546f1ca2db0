def cost_grad(ball, controls, target, y_bar=1.0):
    height = ball.height                 # 20: def cost(ball, controls, target):
    speed = ball.speed
    bounces = ball.bounces               # 17: self.bounces += 1
    n = len(controls)                    # 22: for u in controls:
    effort = 0.0
    test_s = []
    for i in range(n):
        u = controls[i]
        speed += (u - 9.81) * 0.1        # 12: self.speed += (thrust - 9.81) * dt
        height += speed * 0.1            # 13: self.height += self.speed * dt
        test = height < 0.0              # 14: if self.height < 0.0:
        test_s.append(test)
        if test:
            height = -0.5 * height       # 15: self.height = -0.5 * self.height
            speed = -0.8 * speed         # 16: self.speed = -0.8 * self.speed
            bounces += 1                 # 17: self.bounces += 1
        effort += 0.01 * u * u           # 24: effort += 0.01 * u * u
    ball.speed = speed                   # 16
    ball.height = height                 # 15
    ball.bounces = bounces               # 17
    t = height - target                  # 25: return (ball.height - target) ** 2 + effort
    y = t ** 2 + effort

    height_bar = 2 * y_bar * t           # 25
    target_bar = -height_bar
    controls_bar = np.zeros_like(controls)  # 22: for u in controls:
    speed_bar = 0.0
    for i, test in zip(reversed(range(n)), reversed(test_s)):
        u = controls[i]
        u_bar = y_bar * (0.01 * u) + y_bar * u * 0.01  # 24: effort += 0.01 * u * u
        if test:                         # 14: if self.height < 0.0:
            speed_bar *= -0.8            # 16: self.speed = -0.8 * self.speed
            height_bar *= -0.5           # 15: self.height = -0.5 * self.height
        speed_bar += height_bar * 0.1    # 13: self.height += self.speed * dt
        u_bar += speed_bar * 0.1         # 12: self.speed += (thrust - 9.81) * dt
        controls_bar[i] += u_bar         # 22: for u in controls:
    target_bar = float(target_bar)
    return y, (controls_bar, target_bar, float(height_bar), float(speed_bar))
