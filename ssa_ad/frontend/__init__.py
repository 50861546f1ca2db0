"""Python to a smaller Python; what is refused by its form."""
