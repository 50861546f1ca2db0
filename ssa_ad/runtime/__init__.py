"""What generated code calls; imports numpy only."""
