"""Facts about SKP."""
