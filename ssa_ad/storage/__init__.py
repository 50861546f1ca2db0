"""Where a residual lives."""
