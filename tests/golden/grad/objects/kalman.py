def run_grad(kf, zs, y_bar=1.0):
    F = kf.F                             # 20: def run(kf, zs):
    Q = kf.Q
    R = kf.R
    x = kf.x
    P = kf.P                             # 11: self.P = self.F @ self.P @ self.F.T + self.Q
    H = kf.H                             # 13: y = z - self.H @ self.x
    ll = kf.ll                           # 19: self.ll += -0.5 * (y @ Si @ y + log(np.linalg.det(S)) + len(z)…
    pi = objects_kalman_dump.pi
    n = len(zs)                          # 21: for z in zs:
    det_s = []
    S_s = []
    y_s = []
    t_s = []
    Si_s = []
    P_s = []
    t_s_1 = []
    K_s = []
    t_s_2 = []
    t_s_3 = []
    P_s_1 = []
    x_s = []
    for i in range(n):
        P_s_1.append(P)
        x_s.append(x)
        z = zs[i]
        x = F @ x                        # 10: self.x = self.F @ self.x
        kf.x = x
        t = F @ P                        # 11: self.P = self.F @ self.P @ self.F.T + self.Q
        t_s_3.append(t)
        P = t @ F.T + Q
        P_s.append(P)
        kf.P = P
        y = z - H @ x                    # 13: y = z - self.H @ self.x
        y_s.append(y)
        S = H @ P @ H.T + R              # 14: S = self.H @ self.P @ self.H.T + self.R
        S_s.append(S)
        Si = np.linalg.inv(S)            # 15: Si = np.linalg.inv(S)
        Si_s.append(Si)
        t_1 = P @ H.T                    # 16: K = self.P @ self.H.T @ Si
        t_s_2.append(t_1)
        K = t_1 @ Si
        K_s.append(K)
        x = x + K @ y                    # 17: self.x = self.x + K @ y
        kf.x = x
        t_2 = np.eye(len(x)) - K @ H     # 18: self.P = (np.eye(len(self.x)) - K @ self.H) @ self.P
        t_s_1.append(t_2)
        P = t_2 @ P
        kf.P = P
        t_3 = y @ Si                     # 19: self.ll += -0.5 * (y @ Si @ y + log(np.linalg.det(S)) + len(z)…
        t_s.append(t_3)
        t_4 = t_3 @ y
        det = np.linalg.det(S)
        det_s.append(det)
        ll += -0.5 * (t_4 + math.log(det) + math.log(2 * pi))
        kf.ll = ll

    zs_bar = np.zeros_like(zs)           # 21: for z in zs:
    F_bar = np.zeros_like(F)
    Q_bar = np.zeros_like(Q)
    R_bar = np.zeros_like(R)
    x_bar = np.zeros_like(x)
    P_bar = np.zeros_like(P)
    for (i, det, S, y, t_5, Si, P, t_6, K, t_7, t_8, P_1, x) in zip(reversed(range(n)), reversed(det_s),
            reversed(S_s), reversed(y_s), reversed(t_s), reversed(Si_s), reversed(P_s), reversed(t_s_1),
            reversed(K_s), reversed(t_s_2), reversed(t_s_3), reversed(P_s_1), reversed(x_s)):
        t_bar = y_bar * -0.5             # 19: self.ll += -0.5 * (y @ Si @ y + log(np.linalg.det(S)) + len(z)…
        S_bar = t_bar / det * det * np.linalg.inv(S).T
        t_bar_1 = t_bar * y
        y_bar_1 = t_bar * t_5
        Si_bar = np.outer(y, t_bar_1)
        y_bar_1 += Si @ t_bar_1
        t_bar = P_bar @ P.T              # 18: self.P = (np.eye(len(self.x)) - K @ self.H) @ self.P
        P_bar = t_6.T @ P_bar
        K_bar = rt.unbroadcast(-t_bar, F.shape) @ H.T
        t_9 = K.T @ x_bar                # 17: self.x = self.x + K @ y
        K_bar += np.outer(x_bar, y)
        y_bar_1 += t_9
        t_bar = K_bar @ Si.T             # 16: K = self.P @ self.H.T @ Si
        Si_bar += t_7.T @ K_bar
        P_bar += t_bar @ H.T.T
        Si = Si.T                        # 15: Si = np.linalg.inv(S)
        S_bar -= Si @ Si_bar @ Si
        R_bar += S_bar                   # 14: S = self.H @ self.P @ self.H.T + self.R
        P_bar += H.T @ (S_bar @ H.T.T)
        x_bar = x_bar - H.T @ y_bar_1    # 13: y = z - self.H @ self.x
        Q_bar += P_bar                   # 11: self.P = self.F @ self.P @ self.F.T + self.Q
        t_bar = P_bar @ F.T.T
        F_bar += (t_8.T @ P_bar).T
        P_bar = F.T @ t_bar
        F_bar += t_bar @ P_1.T
        t_10 = np.outer(x_bar, x)        # 10: self.x = self.F @ self.x
        x_bar = F.T @ x_bar
        F_bar += t_10
        zs_bar[i] += y_bar_1             # 21: for z in zs:
    return ll, (F_bar, Q_bar, R_bar, x_bar, zs_bar)
