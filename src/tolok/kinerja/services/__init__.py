"""Acts on plan and figures: one module per concept."""
