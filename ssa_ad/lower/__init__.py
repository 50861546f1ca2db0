"""From Python to the IR, by abstract interpretation."""
