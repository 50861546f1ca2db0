"""Forward algorithm with log-sum-exp helper and early exits."""
import numpy as np


def logsumexp(a, axis=None):
    m = np.max(a, axis=axis, keepdims=True)
    out = np.log(np.sum(np.exp(a - m), axis=axis, keepdims=True)) + m
    return np.squeeze(out, axis=axis)
def forward(logT, logE, logp, obs):
    alpha = logp + logE[:, obs[0]]
    for o in obs[1:]:
        alpha = logsumexp(alpha[:, None] + logT, axis=0) + logE[:, o]
    return logsumexp(alpha)
ENTRY = "forward"
WRT = ("logT", "logE", "logp")
def inputs():
    rng = np.random.default_rng(2)
    n = lambda *s: np.log(rng.dirichlet(np.ones(s[-1]), s[:-1]))
    return (n(3, 3), n(3, 4), n(3), [0, 2, 1, 3, 0]), {}
