"""IR to IR, each pass with a switch."""
