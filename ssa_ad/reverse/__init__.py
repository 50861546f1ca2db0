"""The adjoint of a function (see :mod:`ssa_ad.reverse.adjoint`)."""

from ssa_ad.reverse.adjoint import run

__all__ = ["run"]
