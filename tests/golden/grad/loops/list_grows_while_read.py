def f_grad(xs, rate, y_bar=1.0):
    items = []                           # 6: waiting = []
    n = len(xs)                          # 7: for x in xs:
    for i in range(n):
        x = xs[i]
        items.append(x * rate)           # 8: waiting.append(x * rate)
    total = 0.0
    i = 0
    exit = 0
    job_s = []
    value_s = []
    i_s = []
    while i < len(items):                # 11: for job in waiting:
        i_s.append(i)
        t = i + 1
        job = items[i]
        job_s.append(job)
        value = len(items) < 6           # 12: if len(waiting) < 6 and job > 0.1:
        if value:
            value = job > 0.1
        value_s.append(value)
        if value:
            items.append(job * 0.5)      # 13: jobs.append(job * 0.5)
        if job > 10.0:                   # 14: if job > 10.0:
            exit = 1
            break
        total += job * job               # 16: total += job * job
        i = t
    trips = len(job_s)                   # 11: for job in waiting:
    test = exit == 0
    if test:
        total_1 = total * rate           # 18: total *= rate
    else:
        total_1 = total

    items_bar = shadows.shadow(items)
    if test:                             # 11: for job in waiting:
        total_bar = y_bar * rate         # 18
        rate_bar = y_bar * total
    else:
        total_bar = y_bar
        rate_bar = 0.0
    left = exit == 1                     # 11
    last = trips - 1
    for trip, job, value, i in zip(reversed(range(trips)), reversed(job_s), reversed(value_s), reversed(i_s)):
        leaves = (trip == last) & left
        if leaves:                       # 14: if job > 10.0:
            job_bar = 0.0
        else:
            job_bar = 2.0 * total_bar * job  # 16: total += job * job
        if value:                        # 12: if len(waiting) < 6 and job > 0.1:
            t_bar = items_bar.pop()      # 13: jobs.append(job * 0.5)
            job_bar += t_bar * 0.5
        items_bar[i] = items_bar[i] + job_bar  # 11: for job in waiting:
    xs_bar = np.zeros_like(xs)           # 7: for x in xs:
    for i in reversed(range(n)):
        t_bar = items_bar.pop()          # 8: waiting.append(x * rate)
        x_bar = t_bar * rate
        x = xs[i]                        # 7
        rate_bar += t_bar * x            # 8
        xs_bar[i] += x_bar               # 7
    return total_1, (xs_bar, float(rate_bar))
