"""Kalman filter log-likelihood."""
from math import log, pi

import numpy as np


class Kalman:
    def __init__(self, F, H, Q, R, x0, P0):
        self.F, self.H, self.Q, self.R = F, H, Q, R
        self.x, self.P = x0, P0
        self.ll = 0.0
    def predict(self):
        self.x = self.F @ self.x
        self.P = self.F @ self.P @ self.F.T + self.Q
    def update(self, z):
        y = z - self.H @ self.x
        S = self.H @ self.P @ self.H.T + self.R
        Si = np.linalg.inv(S)
        K = self.P @ self.H.T @ Si
        self.x = self.x + K @ y
        self.P = (np.eye(len(self.x)) - K @ self.H) @ self.P
        self.ll += -0.5 * (y @ Si @ y + log(np.linalg.det(S)) + len(z) * log(2 * pi))
def run(kf, zs):
    for z in zs:
        kf.predict()
        kf.update(z)
    return kf.ll
ENTRY = "run"
WRT = ("kf.F", "kf.Q", "kf.R", "kf.x", "zs")
def inputs():
    rng = np.random.default_rng(3)
    F = np.array([[1.0, 0.1], [0.0, 1.0]]); H = np.array([[1.0, 0.0]])
    return (Kalman(F, H, 0.01 * np.eye(2), np.array([[0.2]]), np.zeros(2), np.eye(2)), rng.normal(size=(6, 1))), {}
