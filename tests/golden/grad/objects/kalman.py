def run_grad(kf, zs, y_bar=1.0):
    F = kf.F                             # 23: def run(kf, zs):
    Q = kf.Q
    R = kf.R
    x = kf.x
    P = kf.P                             # 14: self.P = self.F @ self.P @ self.F.T + self.Q
    H = kf.H                             # 16: y = z - self.H @ self.x
    ll = kf.ll                           # 22: self.ll += -0.5 * (y @ Si @ y + log(np.linalg.det(S)) + len(z)…
    pi = kalman.pi
    n = len(zs)                          # 24: for z in zs:
    det_s = []
    S_s = []
    y_s = []
    t_3_s = []
    Si_s = []
    P_s = []
    t_2_s = []
    K_s = []
    t_1_s = []
    t_s = []
    P_s_1 = []
    x_s = []
    for i in range(n):
        P_s_1.append(P)
        x_s.append(x)
        z = zs[i]
        x = F @ x                        # 13: self.x = self.F @ self.x
        kf.x = x
        t = F @ P                        # 14: self.P = self.F @ self.P @ self.F.T + self.Q
        t_s.append(t)
        P = t @ F.T + Q
        P_s.append(P)
        kf.P = P
        y = z - H @ x                    # 16: y = z - self.H @ self.x
        y_s.append(y)
        S = H @ P @ H.T + R              # 17: S = self.H @ self.P @ self.H.T + self.R
        S_s.append(S)
        Si = np.linalg.inv(S)            # 18: Si = np.linalg.inv(S)
        Si_s.append(Si)
        t_1 = P @ H.T                    # 19: K = self.P @ self.H.T @ Si
        t_1_s.append(t_1)
        K = t_1 @ Si
        K_s.append(K)
        x = x + K @ y                    # 20: self.x = self.x + K @ y
        kf.x = x
        t_2 = np.eye(len(x)) - K @ H     # 21: self.P = (np.eye(len(self.x)) - K @ self.H) @ self.P
        t_2_s.append(t_2)
        P = t_2 @ P
        kf.P = P
        t_3 = y @ Si                     # 22: self.ll += -0.5 * (y @ Si @ y + log(np.linalg.det(S)) + len(z)…
        t_3_s.append(t_3)
        t_4 = t_3 @ y
        det = np.linalg.det(S)
        det_s.append(det)
        ll += -0.5 * (t_4 + math.log(det) + math.log(2 * pi))
        kf.ll = ll

    zs_bar = np.zeros_like(zs)           # 24: for z in zs:
    F_bar = np.zeros_like(F)
    Q_bar = np.zeros_like(Q)
    R_bar = np.zeros_like(R)
    x_bar = np.zeros_like(x)
    P_bar = np.zeros_like(P)
    for (i, det, S, y, t_3, Si, P, t_2, K, t_1, t, P_1, x) in zip(reversed(range(n)), reversed(det_s),
            reversed(S_s), reversed(y_s), reversed(t_3_s), reversed(Si_s), reversed(P_s), reversed(t_2_s),
            reversed(K_s), reversed(t_1_s), reversed(t_s), reversed(P_s_1), reversed(x_s)):
        t_bar = y_bar * -0.5             # 22: self.ll += -0.5 * (y @ Si @ y + log(np.linalg.det(S)) + len(z)…
        S_bar = t_bar / det * det * np.linalg.inv(S).T
        t_bar_1 = t_bar * y
        y_bar_1 = t_bar * t_3
        Si_bar = np.outer(y, t_bar_1)
        y_bar_1 += Si @ t_bar_1
        t_bar = P_bar @ P.T              # 21: self.P = (np.eye(len(self.x)) - K @ self.H) @ self.P
        P_bar = t_2.T @ P_bar
        K_bar = rt.unbroadcast(-t_bar, F.shape) @ H.T
        t_5 = K.T @ x_bar                # 20: self.x = self.x + K @ y
        K_bar += np.outer(x_bar, y)
        y_bar_1 += t_5
        t_bar = K_bar @ Si.T             # 19: K = self.P @ self.H.T @ Si
        Si_bar += t_1.T @ K_bar
        P_bar += t_bar @ H.T.T
        Si = Si.T                        # 18: Si = np.linalg.inv(S)
        S_bar -= Si @ Si_bar @ Si
        R_bar += S_bar                   # 17: S = self.H @ self.P @ self.H.T + self.R
        P_bar += H.T @ (S_bar @ H.T.T)
        x_bar = x_bar - H.T @ y_bar_1    # 16: y = z - self.H @ self.x
        Q_bar += P_bar                   # 14: self.P = self.F @ self.P @ self.F.T + self.Q
        t_bar = P_bar @ F.T.T
        F_bar += (t.T @ P_bar).T
        P_bar = F.T @ t_bar
        F_bar += t_bar @ P_1.T
        t_6 = np.outer(x_bar, x)         # 13: self.x = self.F @ self.x
        x_bar = F.T @ x_bar
        F_bar += t_6
        zs_bar[i] += y_bar_1             # 24: for z in zs:
    return ll, (F_bar, Q_bar, R_bar, x_bar, zs_bar)
