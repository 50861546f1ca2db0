"""From the IR to Python text."""
