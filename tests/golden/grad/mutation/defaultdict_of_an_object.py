def f_grad(agent, x, y_bar=1.0):
    returns = agent.returns              # 14: agent.returns["a"] += x
    t = 0.0 + x
    visits = agent.visits                # 15: agent.visits["a"] += 1
    returns['a'] = t                     # 14
    t_1 = t + x
    returns['a'] = t_1
    visits['a'] = 2                      # 15
    m = 0.0 + t_1 / 2                    # 18: m += total / agent.visits[tag]

    t_bar = 2.0 * (y_bar / 2)            # 18
    return m, (t_bar,)
