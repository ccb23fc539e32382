"""Acts on the masters of an office, one module per concept; each has the five steps."""
