"""The adjoint of a function: see :mod:`ssa_ad.reverse.adjoint`."""
