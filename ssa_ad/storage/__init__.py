"""Where the forward values live that a reverse sweep reads."""

from ssa_ad.storage.rewrite import run

__all__ = ["run"]
