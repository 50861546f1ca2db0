"""ssa_ad: gradients of Python programs that change things as they go."""
