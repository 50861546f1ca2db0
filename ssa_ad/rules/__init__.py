"""What is known of each callable, as data."""
