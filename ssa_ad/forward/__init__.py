"""Forward mode: IR to IR."""
