"""Acts, one module per concept."""
