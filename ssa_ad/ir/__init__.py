"""The representation and what can be done with it without knowing what it computes."""
