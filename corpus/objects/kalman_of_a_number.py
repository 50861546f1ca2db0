"""A Kalman filter of one number: nothing but scalar attributes, changed in branches and in a loop."""

import numpy as np


class Filter:
    def __init__(self):
        self.mean = 0.2
        self.spread = 1.5
        self.gain = 0.0
        self.misfit = 0.0
        self.far = 0

    def predict(self, drift, noise):
        self.mean += drift
        self.spread += noise
        if self.spread > 2.0:
            self.spread = 2.0

    def update(self, z, trust):
        error = z - self.mean
        if abs(error) > 0.8:
            error *= 0.5
            self.far += 1
        self.gain = self.spread * trust
        self.mean += self.gain * error
        self.spread -= self.gain * self.spread * 0.5
        self.misfit += error * error

    def follow(self, zs, drift, noise, trust):
        for z in zs:
            self.predict(drift, noise)
            self.update(z, trust)
        return self.misfit + self.mean * self.spread


ENTRY = "Filter.follow"
WRT = ("zs", "drift", "noise", "trust", "self.mean", "self.spread", "self.misfit")


def inputs():
    return (Filter(), np.array([0.4, 1.9, -0.3, 0.8]), 0.05, 0.3, 0.35), {}
