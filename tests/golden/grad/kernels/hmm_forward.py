def forward_grad(logT, logE, logp, obs, y_bar=1.0):
    item = obs[0]                        # 10: alpha = logp + logE[:, obs[0]]
    item_1 = obs[1]
    item_2 = obs[2]
    item_3 = obs[3]
    item_4 = obs[4]
    alpha = logp + logE[:, item]
    alpha_part = alpha[:, None]          # 12: alpha = logsumexp(alpha[:, None] + logT, axis=0) + logE[:, o]
    t = alpha_part + logT
    m = np.max(t, axis=0, keepdims=True)  # 6: m = np.max(a, axis=axis, keepdims=True)
    exp = np.exp(t - m)                  # 7: out = np.log(np.sum(np.exp(a - m), axis=axis, keepdims=True)) +…
    total = np.sum(exp, axis=0, keepdims=True)
    out = np.log(total) + m
    alpha_1 = np.squeeze(out, axis=0) + logE[:, item_1]  # 12
    alpha_part_1 = alpha_1[:, None]
    t_1 = alpha_part_1 + logT
    m_1 = np.max(t_1, axis=0, keepdims=True)  # 6: m = np.max(a, axis=axis, keepdims=True)
    exp_1 = np.exp(t_1 - m_1)            # 7: out = np.log(np.sum(np.exp(a - m), axis=axis, keepdims=True)) +…
    total_1 = np.sum(exp_1, axis=0, keepdims=True)
    out_1 = np.log(total_1) + m_1
    alpha_2 = np.squeeze(out_1, axis=0) + logE[:, item_2]  # 12: alpha = logsumexp(alpha[:, None] + logT, axi…
    alpha_part_2 = alpha_2[:, None]
    t_2 = alpha_part_2 + logT
    m_2 = np.max(t_2, axis=0, keepdims=True)  # 6: m = np.max(a, axis=axis, keepdims=True)
    exp_2 = np.exp(t_2 - m_2)            # 7: out = np.log(np.sum(np.exp(a - m), axis=axis, keepdims=True)) +…
    total_2 = np.sum(exp_2, axis=0, keepdims=True)
    out_2 = np.log(total_2) + m_2
    alpha_3 = np.squeeze(out_2, axis=0) + logE[:, item_3]  # 12: alpha = logsumexp(alpha[:, None] + logT, axi…
    alpha_part_3 = alpha_3[:, None]
    t_3 = alpha_part_3 + logT
    m_3 = np.max(t_3, axis=0, keepdims=True)  # 6: m = np.max(a, axis=axis, keepdims=True)
    exp_3 = np.exp(t_3 - m_3)            # 7: out = np.log(np.sum(np.exp(a - m), axis=axis, keepdims=True)) +…
    total_3 = np.sum(exp_3, axis=0, keepdims=True)
    out_3 = np.log(total_3) + m_3
    alpha_4 = np.squeeze(out_3, axis=0) + logE[:, item_4]  # 12: alpha = logsumexp(alpha[:, None] + logT, axi…
    m_4 = np.max(alpha_4, keepdims=True)  # 6
    exp_4 = np.exp(alpha_4 - m_4)        # 7
    total_4 = np.sum(exp_4, keepdims=True)
    out_4 = np.log(total_4) + m_4
    y = np.squeeze(out_4)                # 8: return np.squeeze(out, axis=axis)

    out_bar = np.reshape(y_bar, (1,))    # 8
    t_bar = np.broadcast_to(out_bar / total_4, exp_4.shape) * exp_4  # 7: out = np.log(np.sum(np.exp(a - m), …
    m_bar = out_bar + rt.unbroadcast(-t_bar, (1,))
    t_bar += m_bar * rt.tie_share(alpha_4, m_4)  # 6: m = np.max(a, axis=axis, keepdims=True)
    logE_bar = np.zeros_like(logE)       # 12: alpha = logsumexp(alpha[:, None] + logT, axis=0) + logE[:, o]
    logE_bar[:, item_4] += t_bar
    out_bar = np.reshape(t_bar, out_3.shape)  # 8: return np.squeeze(out, axis=axis)
    t_bar = np.broadcast_to(out_bar / total_3, exp_3.shape) * exp_3  # 7
    m_bar = out_bar + rt.unbroadcast(-t_bar, m_3.shape)
    t_bar += m_bar * rt.tie_share(t_3, m_3, axis=0)  # 6
    alpha_bar = np.zeros_like(alpha_3)   # 12
    alpha_bar[:, None] += rt.unbroadcast(t_bar, alpha_part_3.shape)
    logE_bar[:, item_3] += alpha_bar
    out_bar = np.reshape(alpha_bar, out_2.shape)  # 8: return np.squeeze(out, axis=axis)
    t_bar_1 = np.broadcast_to(out_bar / total_2, exp_2.shape) * exp_2  # 7: out = np.log(np.sum(np.exp(a - m)…
    m_bar = out_bar + rt.unbroadcast(-t_bar_1, m_2.shape)
    t_bar_1 += m_bar * rt.tie_share(t_2, m_2, axis=0)  # 6: m = np.max(a, axis=axis, keepdims=True)
    logT_bar = t_bar + t_bar_1           # 12: alpha = logsumexp(alpha[:, None] + logT, axis=0) + logE[:, o]
    alpha_bar = np.zeros_like(alpha_2)
    alpha_bar[:, None] += rt.unbroadcast(t_bar_1, alpha_part_2.shape)
    logE_bar[:, item_2] += alpha_bar
    out_bar = np.reshape(alpha_bar, out_1.shape)  # 8: return np.squeeze(out, axis=axis)
    t_bar = np.broadcast_to(out_bar / total_1, exp_1.shape) * exp_1  # 7: out = np.log(np.sum(np.exp(a - m), …
    m_bar = out_bar + rt.unbroadcast(-t_bar, m_1.shape)
    t_bar += m_bar * rt.tie_share(t_1, m_1, axis=0)  # 6: m = np.max(a, axis=axis, keepdims=True)
    logT_bar += t_bar                    # 12: alpha = logsumexp(alpha[:, None] + logT, axis=0) + logE[:, o]
    alpha_bar = np.zeros_like(alpha_1)
    alpha_bar[:, None] += rt.unbroadcast(t_bar, alpha_part_1.shape)
    logE_bar[:, item_1] += alpha_bar
    out_bar = np.reshape(alpha_bar, out.shape)  # 8: return np.squeeze(out, axis=axis)
    t_bar = np.broadcast_to(out_bar / total, exp.shape) * exp  # 7: out = np.log(np.sum(np.exp(a - m), axis=a…
    m_bar = out_bar + rt.unbroadcast(-t_bar, m.shape)
    t_bar += m_bar * rt.tie_share(t, m, axis=0)  # 6: m = np.max(a, axis=axis, keepdims=True)
    logT_bar += t_bar                    # 12: alpha = logsumexp(alpha[:, None] + logT, axis=0) + logE[:, o]
    alpha_bar = np.zeros_like(alpha)
    alpha_bar[:, None] += rt.unbroadcast(t_bar, alpha_part.shape)
    logE_bar[:, item] += alpha_bar       # 10: alpha = logp + logE[:, obs[0]]
    return y, (logT_bar, logE_bar, alpha_bar.copy())
