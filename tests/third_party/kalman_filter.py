"""The log-likelihood of measurements under the Kalman filter of filterpy, which keeps its own state."""
import numpy as np
from filterpy.kalman import KalmanFilter


def log_likelihood(kf, zs):
    total = 0.0
    for z in zs:
        kf.predict()
        kf.update(z)
        total += kf.log_likelihood
    return total


WRT = ("zs", "kf.F", "kf.H", "kf.Q", "kf.R", "kf.x", "kf.P")


def inputs():
    kf = KalmanFilter(dim_x=2, dim_z=1)
    kf.x = np.array([[0.1], [0.2]])
    kf.F = np.array([[1.0, 0.1], [0.0, 1.0]])
    kf.H = np.array([[1.0, 0.3]])
    kf.P = np.array([[1.5, 0.1], [0.1, 1.2]])
    kf.Q = np.array([[0.1, 0.02], [0.02, 0.2]])
    kf.R = np.array([[0.4]])
    return (kf, np.array([0.3, 0.5, 0.2, 0.9])), {}
