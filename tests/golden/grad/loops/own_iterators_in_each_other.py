def f_grad(xs, y, y_bar=1.0):
    total = 0.0
    k = 0
    return_1 = None
    exit = 0
    done_s = []
    xs_k_s = []
    done_1_s = []
    trips_s = []
    test_1_s_s = []
    test_2_s_s = []
    test_3_s_s = []
    xs_part_k_s_s = []
    t_s_s = []
    return_2_s = []
    k_2_s_s = []
    test_s = []
    k_1_s = []
    k_s = []
    while True:                          # 25: for a in outer:
        k_s.append(k)
        n = len(xs)                      # 15: if self.k >= len(self.xs):
        if k >= n:
            done_s.append(None)
            xs_k_s.append(None)
            done_1_s.append(None)
            trips_s.append(None)
            test_1_s_s.append(None)
            test_2_s_s.append(None)
            test_3_s_s.append(None)
            xs_part_k_s_s.append(None)
            t_s_s.append(None)
            return_2_s.append(None)
            k_2_s_s.append(None)
            test_s.append(None)
            k_1_s.append(None)
            exit = 1
            break
        k_1 = k + 1                      # 17: self.k += 1
        xs_k = xs[k]                     # 18: return self.xs[self.k - 1]
        try:                             # 26: b = next(outer)
            test = k_1 >= n              # 15: if self.k >= len(self.xs):
            if test:
                raise StopIteration()    # 16: raise StopIteration
            k = k_1 + 1                  # 17
            return_2 = xs[k_1]           # 18
            xs_part = xs[:2]             # 27: for c in Take(xs[:2]):
            total_1 = total
            return_3 = return_1
            k_2 = 0
            exit_1 = 0
            test_1_s = []
            test_2_s = []
            test_3_s = []
            xs_part_k_s = []
            t_s = []
            k_2_s = []
            while True:
                k_2_s.append(k_2)
                test_1 = k_2 >= len(xs_part)  # 15: if self.k >= len(self.xs):
                test_1_s.append(test_1)
                if test_1:
                    test_2_s.append(None)
                    test_3_s.append(None)
                    xs_part_k_s.append(None)
                    t_s.append(None)
                    exit_1 = 1           # 17: self.k += 1
                    break                # 15: if self.k >= len(self.xs):
                k_3 = k_2 + 1            # 17
                xs_part_k = xs_part[k_2]  # 18: return self.xs[self.k - 1]
                test_2 = xs_part_k > 1.0  # 28: if c > 1.0:
                if test_2:
                    test_2_s.append(test_2)
                    test_3_s.append(None)
                    xs_part_k_s.append(xs_part_k)
                    t_s.append(None)
                    k_2 = k_3
                else:
                    test_3 = total_1 > 50.0  # 30: if total > 50.0:
                    if test_3:
                        test_2_s.append(test_2)
                        test_3_s.append(test_3)
                        xs_part_k_s.append(xs_part_k)
                        t_s.append(None)
                        return_3 = total_1
                        exit_1 = 2       # 27: for c in Take(xs[:2]):
                        break            # 30: if total > 50.0:
                    t = xs_k * return_2  # 32: total += a * b * c
                    total_1 += t * xs_part_k
                    test_2_s.append(test_2)
                    test_3_s.append(test_3)
                    xs_part_k_s.append(xs_part_k)
                    t_s.append(t)
                    k_2 = k_3
            trips = len(test_1_s)        # 27: for c in Take(xs[:2]):
            if exit_1 == 2:
                exit_1 = 2
                done = False
            else:
                exit_1 = 0
                done = True
            done_1 = True                # 26: b = next(outer)
        except StopIteration:
            total_1 = total
            k = k_1
            return_3 = return_1
            exit_1 = 5
            done = False
            done_1 = False
            trips = None
            test_1_s = None
            test_2_s = None
            test_3_s = None
            xs_part_k_s = None
            t_s = None
            return_2 = None
            k_2_s = None
            test = None
        if done:                         # 25: for a in outer:
            total = total_1 + xs_k * y   # 33: total += a * y
            done_s.append(done)
            xs_k_s.append(xs_k)
            done_1_s.append(done_1)
            trips_s.append(trips)
            test_1_s_s.append(test_1_s)
            test_2_s_s.append(test_2_s)
            test_3_s_s.append(test_3_s)
            xs_part_k_s_s.append(xs_part_k_s)
            t_s_s.append(t_s)
            return_2_s.append(return_2)
            k_2_s_s.append(k_2_s)
            test_s.append(test)
            k_1_s.append(k_1)
            return_1 = return_3
        else:
            done_s.append(done)
            xs_k_s.append(xs_k)
            done_1_s.append(done_1)
            trips_s.append(trips)
            test_1_s_s.append(test_1_s)
            test_2_s_s.append(test_2_s)
            test_3_s_s.append(test_3_s)
            xs_part_k_s_s.append(xs_part_k_s)
            t_s_s.append(t_s)
            return_2_s.append(return_2)
            k_2_s_s.append(k_2_s)
            test_s.append(test)
            k_1_s.append(k_1)
            total = total_1
            return_1 = return_3
            exit = exit_1
            if exit:                     # 25: for a in outer:
                break
    trips_1 = len(done_s)
    if exit > 1:
        exit_1 = exit
    else:
        exit_1 = 0
    test = exit_1 == 5                   # 24: try:
    if test:
        total_1 = total * y              # 35: total *= y
        exit_1 = 0
    else:
        total_1 = total
    test_1 = exit_1 == 0                 # 21: def f(xs, y):
    if test_1:
        return_1 = total_1 + k           # 36: return total + outer.k

    if test_1:                           # 21
        total_bar = y_bar
        return_bar = 0.0
    else:
        total_bar = 0.0
        return_bar = y_bar
    if test:                             # 24: try:
        total_bar_1 = total_bar * y      # 35: total *= y
        y_bar_1 = total_bar * total
    else:
        total_bar_1 = total_bar
        y_bar_1 = 0.0
    xs_bar = np.zeros_like(xs)           # 25: for a in outer:
    left = exit == 1
    last = trips_1 - 1
    for (trip, done, xs_k, done_1, trips, test_1_s, test_2_s, test_3_s, xs_part_k_s, t_s, return_2, k_2_s,
            test, k_1, k) in zip(reversed(range(trips_1)), reversed(done_s), reversed(xs_k_s),
            reversed(done_1_s), reversed(trips_s), reversed(test_1_s_s), reversed(test_2_s_s),
            reversed(test_3_s_s), reversed(xs_part_k_s_s), reversed(t_s_s), reversed(return_2_s),
            reversed(k_2_s_s), reversed(test_s), reversed(k_1_s), reversed(k_s)):
        leaves = (trip == last) & left
        if not leaves:                   # 15: if self.k >= len(self.xs):
            if done:                     # 25
                xs_k_bar = total_bar_1 * y  # 33: total += a * y
                y_bar_1 += total_bar_1 * xs_k
            else:
                xs_k_bar = 0.0
            if done_1:                   # 26: b = next(outer)
                xs_part_bar = xs_bar[:2]  # 27: for c in Take(xs[:2]):
                return_bar_1 = 0.0
                for (test_1, test_2, test_3, xs_part_k, t, k_2) in zip(reversed(test_1_s),
                        reversed(test_2_s), reversed(test_3_s), reversed(xs_part_k_s), reversed(t_s),
                        reversed(k_2_s)):
                    if not test_1:       # 15: if self.k >= len(self.xs):
                        if test_2:       # 28: if c > 1.0:
                            xs_part_k_bar = 0.0
                        elif test_3:
                            total_bar_1 = return_bar + total_bar_1  # 30: if total > 50.0:
                            return_bar = 0.0
                            xs_part_k_bar = 0.0
                        else:
                            t_bar = total_bar_1 * xs_part_k  # 32: total += a * b * c
                            xs_part_k_bar = total_bar_1 * t
                            xs_k_bar += t_bar * return_2
                            return_bar_1 += t_bar * xs_k
                        xs_part_bar[k_2] += xs_part_k_bar  # 18: return self.xs[self.k - 1]
                if not test:             # 15: if self.k >= len(self.xs):
                    xs_bar[k_1] += return_bar_1  # 18
            xs_bar[k] += xs_k_bar
    return return_1, (xs_bar, float(y_bar_1))
