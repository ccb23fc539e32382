"""Words of SKP for templates."""
