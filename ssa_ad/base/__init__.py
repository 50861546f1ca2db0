"""What every layer may know: places, errors, names, options."""
