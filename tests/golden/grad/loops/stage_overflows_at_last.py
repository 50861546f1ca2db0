def run_grad(stage, xs, y_bar=1.0):
    level = stage.level                  # 21: def run(stage, xs):
    fails = stage.fails                  # 15: self.fails += 1
    log = stage.log                      # 17: self.log.append(self.level)
    n = len(xs)                          # 23: for x in xs:
    y = 0.0
    left_s = []
    done_4_s = []
    done_s = []
    done_3_s = []
    return_1_s = []
    t_1_s = []
    done_s_1 = []
    t_s = []
    done_2_s = []
    level_1_s = []
    done_1_s = []
    for i in range(n):
        x = xs[i]
        try:                             # 13: self.level += x
            level_1 = level + x
            stage.level = level_1
            exit = 0
            done = True
            left = False
            left_1 = False
            done_1 = True
        except (ValueError, BaseException) as error:
            left = isinstance(error, ValueError)
            if left:
                exit = 6
                done = False
                left_1 = False
            else:
                exit = 5
                done = False
                left_1 = True
            level_1 = level
            error_1 = error
            done_1 = False
        level_1_s.append(level_1)
        done_s_1.append(done)
        done_1_s.append(done_1)
        if done:                         # 25: y += stage.push(x) ** 2
            t = level_1 > 2.0            # 14: if self.level > 2.0:
            if t:
                try:                     # 15: self.fails += 1
                    fails_1 = fails + 1
                    stage.fails = fails_1
                    exit = 0
                    done = True
                    left = False
                    left_1 = False
                except (ValueError, BaseException) as error_2:
                    left = isinstance(error_2, ValueError)
                    if left:
                        exit = 6
                        done = False
                        left_1 = False
                    else:
                        exit = 5
                        done = False
                        left_1 = True
                    fails_1 = fails
                    error_1 = error_2
                if done:                 # 14: if self.level > 2.0:
                    error_1 = ValueError('full')  # 16: raise ValueError("full")
                    exit = 6
                    done = False
                    left = True
                    left_1 = False
                return_1 = None
                done_2 = None
            else:
                log.append(level_1)      # 17: self.log.append(self.level)
                try:                     # 18: return self.level * x
                    return_1 = level_1 * x
                    exit = 2
                    done = False
                    left = False
                    left_1 = False
                    done_2 = True
                except (ValueError, BaseException) as error_3:
                    left = isinstance(error_3, ValueError)
                    if left:
                        exit = 6
                        done = False
                        left_1 = False
                    else:
                        exit = 5
                        done = False
                        left_1 = True
                    return_1 = None
                    error_1 = error_3
                    done_2 = False
                fails_1 = fails
        else:
            fails_1 = fails
            return_1 = None              # 25: y += stage.push(x) ** 2
            t = None
            done_2 = None
        t_s.append(t)
        done_2_s.append(done_2)
        t_1 = exit >= 5
        t_1_s.append(t_1)
        if not t_1:
            done = True
            left = False
            left_1 = False
        return_1_s.append(return_1)
        done_s.append(done)
        if done:
            try:
                y += return_1 ** 2
                left = False
                left_1 = False
                done_3 = True
            except (ValueError, BaseException) as error_4:
                left = isinstance(error_4, ValueError)
                left_1 = not left
                error_1 = error_4
                done_3 = False
        else:
            done_3 = None
        left_s.append(left)
        done_3_s.append(done_3)
        if left:                         # 24: try:
            try:                         # 27: stage.level *= 0.5
                level = level_1 * 0.5
                stage.level = level
                left_1 = False
                done_4 = True
            except BaseException as error_5:
                level = level_1
                error_1 = error_5
                left_1 = True
                done_4 = False
        else:
            level = level_1
            done_4 = None
        done_4_s.append(done_4)
        if left_1:                       # 24: try:
            raise error_1
        y *= 1.01                        # 29: y *= 1.01
        fails = fails_1
    t_2 = y + level                      # 30: return y + stage.level

    xs_bar = np.zeros_like(xs)           # 23: for x in xs:
    y_bar_1 = y_bar
    level_bar = y_bar
    for (i, left, done_4, done, done_3, return_1, t_1, done_5, t, done_2, level_1,
            done_1) in zip(reversed(range(n)), reversed(left_s), reversed(done_4_s), reversed(done_s),
            reversed(done_3_s), reversed(return_1_s), reversed(t_1_s), reversed(done_s_1), reversed(t_s),
            reversed(done_2_s), reversed(level_1_s), reversed(done_1_s)):
        y_bar_1 *= 1.01                  # 29: y *= 1.01
        if left:                         # 24: try:
            level_bar = level_bar * 0.5 if done_4 else level_bar  # 27: stage.level *= 0.5
        if done:                         # 25: y += stage.push(x) ** 2
            t_bar = 2 * y_bar_1 * return_1 if done_3 else 0.0
        else:
            t_bar = 0.0
        return_bar = 0.0 if t_1 else t_bar
        x = xs[i]                        # 23: for x in xs:
        if done_5:                       # 25
            if t:                        # 14: if self.level > 2.0:
                x_bar = 0.0
            elif done_2:
                x_bar = return_bar * level_1  # 18: return self.level * x
                level_bar += return_bar * x
            else:
                x_bar = 0.0
        else:
            x_bar = 0.0                  # 25: y += stage.push(x) ** 2
        x_bar = x_bar + level_bar if done_1 else x_bar  # 13: self.level += x
        xs_bar[i] += x_bar               # 23: for x in xs:
    return t_2, (float(level_bar), xs_bar)
