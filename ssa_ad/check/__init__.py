"""Derivatives checked by differences, by the dot-product test and by what a call leaves behind."""
