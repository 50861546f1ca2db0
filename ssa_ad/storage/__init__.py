"""Where the forward values live that a reverse sweep reads: see :mod:`ssa_ad.storage.storage`."""
