"""The same filter with two measurements at a time and a control input, and the Mahalanobis distance of each."""
import numpy as np
from filterpy.common import Q_discrete_white_noise
from filterpy.kalman import KalmanFilter


def score(kf, zs, us):
    total = 0.0
    for z, u in zip(zs, us):
        kf.predict(u=u)
        kf.update(z)
        total += kf.log_likelihood - kf.mahalanobis
    return total


WRT = ("zs", "us", "kf.F", "kf.B", "kf.H", "kf.R", "kf.x")


def inputs():
    kf = KalmanFilter(dim_x=2, dim_z=2, dim_u=1)
    kf.x = np.array([0.1, 0.2])
    kf.F = np.array([[1.0, 0.1], [0.0, 1.0]])
    kf.B = np.array([[0.0], [0.1]])
    kf.H = np.array([[1.0, 0.3], [0.2, 1.0]])
    kf.Q = Q_discrete_white_noise(dim=2, dt=0.1, var=0.3)
    kf.R = np.array([[0.4, 0.1], [0.1, 0.3]])
    return (kf, np.array([[0.3, 0.5], [0.2, 0.9], [0.1, 0.8]]), np.array([[0.5], [-0.2], [0.1]])), {}
