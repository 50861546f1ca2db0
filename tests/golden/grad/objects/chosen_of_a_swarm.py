def f_grad(swarm, step, y_bar=1.0):
    item = swarm[0]                      # 23: def f(swarm, step):
    x = item.x
    item_1 = swarm[1]
    x_1 = item_1.x
    speed = item_1.speed
    item_2 = swarm[2]                    # 25: best = swarm[0]
    x_2 = item_2.x                       # 14: return np.sum((self.x - 1.0) ** 2)
    x_bar = np.zeros_like(x)
    x_bar_1 = np.zeros_like(x_1)
    x_bar_2 = np.zeros_like(x_2)
    speed_1 = item_2.speed               # 17: self.x -= step * self.speed
    speed_2 = item.speed
    moves = item_2.moves                 # 19: self.moves += 1
    moves_1 = item_1.moves
    moves_2 = item.moves
    if np.sum((x_1 - 1.0) ** 2) < np.sum((x - 1.0) ** 2):  # 27: if p.cost < best.cost:
        best_chosen = True
    else:
        best_chosen = False
    total = np.sum(((x_1 if best_chosen else x) - 1.0) ** 2)  # 14: return np.sum((self.x - 1.0) ** 2)
    if np.sum((x_2 - 1.0) ** 2) < total:  # 27
        best_chosen_1 = True
    else:
        best_chosen_1 = False
    if best_chosen_1:                    # 17: self.x -= step * self.speed
        value = x_2
        value_1 = speed_1
        value_bar = x_bar_2
    else:
        if best_chosen:
            value = x_1
            value_1 = speed
        else:
            value = x
            value_1 = speed_2
        value_bar = x_bar_1 if best_chosen else x_bar
    value -= step * value_1
    if best_chosen_1:
        value_2 = speed_1
        x_bar_3 = x_bar_1
        x_bar_4 = x_bar
    else:
        if best_chosen:
            x_1 = value
            value_2 = speed
        else:
            x = value
            value_2 = speed_2
        x_bar_3 = value_bar if best_chosen else x_bar_1
        x_bar_4 = x_bar if best_chosen else value_bar
        value = x_2
    x_bar_2 = value_bar if best_chosen_1 else x_bar_2
    speed_3 = value_2 * 0.9              # 18: self.speed = self.speed * 0.9
    if best_chosen_1:
        value_2 = moves
    else:
        if best_chosen:
            speed = speed_3
            value_2 = moves_1
        else:
            speed_2 = speed_3
            value_2 = moves_2
        speed_3 = speed_1
    moves_3 = value_2 + 1                # 19: self.moves += 1
    if not best_chosen_1:
        if best_chosen:
            moves_1 = moves_3
        else:
            moves_2 = moves_3
        moves_3 = moves
    if np.sum((x_1 - 1.0) ** 2) < np.sum((x - 1.0) ** 2):  # 27: if p.cost < best.cost:
        best_chosen_2 = True
    else:
        best_chosen_2 = False
    total = np.sum(((x_1 if best_chosen_2 else x) - 1.0) ** 2)  # 14: return np.sum((self.x - 1.0) ** 2)
    if np.sum((value - 1.0) ** 2) < total:  # 27
        best_chosen_3 = True
    else:
        best_chosen_3 = False
    if best_chosen_3:                    # 17: self.x -= step * self.speed
        value_2 = value
        value_3 = speed_3
        value_bar_1 = x_bar_2
    else:
        if best_chosen_2:
            value_2 = x_1
            value_3 = speed
        else:
            value_2 = x
            value_3 = speed_2
        value_bar_1 = x_bar_3 if best_chosen_2 else x_bar_4
    value_2 -= step * value_3
    if best_chosen_3:
        value_4 = speed_3
    else:
        if best_chosen_2:
            x_1 = value_2
            value_4 = speed
        else:
            x = value_2
            value_4 = speed_2
        x_bar_3 = value_bar_1 if best_chosen_2 else x_bar_3
        x_bar_4 = x_bar_4 if best_chosen_2 else value_bar_1
        value_2 = value
    item_2.x = value_2
    item_1.x = x_1
    item.x = x
    x_bar_2 = value_bar_1 if best_chosen_3 else x_bar_2
    speed_1 = value_4 * 0.9              # 18: self.speed = self.speed * 0.9
    if best_chosen_3:
        value = moves_3
    else:
        if best_chosen_2:
            speed = speed_1
            value = moves_1
        else:
            speed_2 = speed_1
            value = moves_2
        speed_1 = speed_3
    value = value + 1                    # 19: self.moves += 1
    if best_chosen_3:
        value_4 = False                  # 30: if best is swarm[1]:
    else:
        if best_chosen_2:                # 19
            moves_1 = value
        else:
            moves_2 = value
        value = moves_3
        value_4 = best_chosen_2
    item_2.moves = value
    item_1.moves = moves_1
    item.moves = moves_2
    if value_4:                          # 30: if best is swarm[1]:
        if best_chosen_3:                # 31: best.speed += step
            value_5 = speed_1
        else:
            value_5 = speed if best_chosen_2 else speed_2
        speed_3 = value_5 + step
        if not best_chosen_3:
            if best_chosen_2:
                speed = speed_3
            else:
                speed_2 = speed_3
            speed_3 = speed_1
    else:
        speed_3 = speed_1
    item_2.speed = speed_3
    item_1.speed = speed
    item.speed = speed_2
    t = x - 1.0                          # 14: return np.sum((self.x - 1.0) ** 2)
    total = np.sum(t ** 2)
    t_1 = x_1 - 1.0
    t_2 = 0 + total * speed_2            # 32: return sum(p.cost * p.speed for p in swarm) * best.moves + bes…
    total_1 = np.sum(t_1 ** 2)           # 14
    t_3 = value_2 - 1.0
    t_4 = t_2 + total_1 * speed          # 32
    total_2 = np.sum(t_3 ** 2)           # 14: return np.sum((self.x - 1.0) ** 2)
    if not best_chosen_3:                # 32
        value = moves_1 if best_chosen_2 else moves_2
    t_5 = (t_4 + total_2 * speed_3) * value
    if best_chosen_3:
        value_bar_2 = x_bar_2
    else:
        value_2 = x_1 if best_chosen_2 else x
        value_bar_2 = x_bar_3 if best_chosen_2 else x_bar_4
    y = t_5 + value_2[0]

    value_bar_2[0] += y_bar              # 32: return sum(p.cost * p.speed for p in swarm) * best.moves + bes…
    t_bar = y_bar * value
    total_bar = t_bar * speed_3
    speed_bar = t_bar * total_2
    x_bar_2 += 2 * total_bar * t_3       # 14: return np.sum((self.x - 1.0) ** 2)
    total_bar = t_bar * speed            # 32
    speed_bar_1 = t_bar * total_1
    x_bar_3 += 2 * total_bar * t_1       # 14
    total_bar = t_bar * speed_2          # 32: return sum(p.cost * p.speed for p in swarm) * best.moves + bes…
    speed_bar_2 = t_bar * total
    x_bar_4 += 2 * total_bar * t         # 14
    if value_4:                          # 30: if best is swarm[1]:
        if best_chosen_3:                # 31: best.speed += step
            step_bar = speed_bar
            speed_bar_3 = 0.0
        else:
            if best_chosen_2:
                step_bar = speed_bar_1
                speed_bar_4 = speed_bar_2
                speed_bar_5 = 0.0
            else:
                step_bar = speed_bar_2
                speed_bar_4 = 0.0
                speed_bar_5 = speed_bar_1
            speed_bar_1 = speed_bar_5
            speed_bar_2 = speed_bar_4
            speed_bar_3 = speed_bar
        if best_chosen_3:
            speed_bar_3 += step_bar
        elif best_chosen_2:
            speed_bar_1 += step_bar
        else:
            speed_bar_2 += step_bar
    else:
        speed_bar_3 = speed_bar
        step_bar = 0.0
    if best_chosen_3:                    # 18: self.speed = self.speed * 0.9
        speed_bar = speed_bar_3
        speed_bar_4 = 0.0
    else:
        if best_chosen_2:
            speed_bar = speed_bar_1
            speed_bar_5 = speed_bar_2
            speed_bar_6 = 0.0
        else:
            speed_bar = speed_bar_2
            speed_bar_5 = 0.0
            speed_bar_6 = speed_bar_1
        speed_bar_1 = speed_bar_6
        speed_bar_2 = speed_bar_5
        speed_bar_4 = speed_bar_3
    value_bar_2 = speed_bar * 0.9
    if best_chosen_3:                    # 17: self.x -= step * self.speed
        speed_bar_4 += value_bar_2
    elif best_chosen_2:
        speed_bar_1 += value_bar_2
    else:
        speed_bar_2 += value_bar_2
    t_bar = np.sum(-value_bar_1)
    value_bar_1 = t_bar * step
    if best_chosen_3:
        speed_bar_4 += value_bar_1
    elif best_chosen_2:
        speed_bar_1 += value_bar_1
    else:
        speed_bar_2 += value_bar_1
    if not best_chosen_1:                # 18: self.speed = self.speed * 0.9
        if best_chosen:
            speed_bar_2 = speed_bar_1
            speed_bar = 0.0
        else:
            speed_bar = speed_bar_1
        speed_bar_4 = speed_bar_2
        speed_bar_1 = speed_bar
    value_bar_1 = speed_bar_4 * 0.9
    if not best_chosen_1:                # 17: self.x -= step * self.speed
        speed_bar_1 = speed_bar_1 + value_bar_1 if best_chosen else speed_bar_1
    step_bar += t_bar * value_3
    t_bar = np.sum(-value_bar)
    value_bar = t_bar * step
    step_bar += t_bar * value_1
    if not best_chosen_1:
        speed_bar_1 = speed_bar_1 + value_bar if best_chosen else speed_bar_1
    return y, (float(step_bar), x_bar, x_bar_1, float(speed_bar_1))
