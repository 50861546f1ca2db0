"""Reverse mode: IR to IR."""
