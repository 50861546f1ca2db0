def run_grad(self, n, x0, dt, y_bar=1.0):
    ps = self.ps                         # 20: self.ps.append(Particle(x0 * (i + 1), 0.1 * i))
    particle = Particle.__new__(Particle)
    particle.x = x0                      # 6: self.x = x
    particle.v = 0.0                     # 7: self.v = v
    ps.append(particle)                  # 20
    t = x0 * 2
    particle_1 = Particle.__new__(Particle)
    particle_1.x = t                     # 6
    particle_1.v = 0.1                   # 7
    ps.append(particle_1)                # 20: self.ps.append(Particle(x0 * (i + 1), 0.1 * i))
    t_1 = x0 * 3
    particle_2 = Particle.__new__(Particle)
    particle_2.x = t_1                   # 6: self.x = x
    particle_2.v = 0.2                   # 7: self.v = v
    ps.append(particle_2)                # 20
    x = x0 + 0.0 * dt                    # 10: self.x += self.v * dt
    particle.x = x
    x_1 = t + 0.1 * dt
    particle_1.x = x_1
    x_2 = t_1 + 0.2 * dt
    particle_2.x = x_2
    self.best = particle                 # 27: self.best = best
    y = rt.sum_of([x ** 2, x_1 ** 2, x_2 ** 2]) + x  # 28: return sum(p.x**2 for p in self.ps) + best.x

    t_2 = 2 * y_bar                      # 28
    x_bar = t_2 * x_2
    x_bar_1 = t_2 * x_1
    x_bar_2 = y_bar + t_2 * x
    dt_bar = x_bar * 0.2 + x_bar_1 * 0.1 + x_bar_2 * 0.0  # 10: self.x += self.v * dt
    x0_bar = x_bar_2 + x_bar * 3 + x_bar_1 * 2  # 20: self.ps.append(Particle(x0 * (i + 1), 0.1 * i))
    return y, (x0_bar, dt_bar)
