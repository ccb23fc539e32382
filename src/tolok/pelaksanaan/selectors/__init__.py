"""Reads, one module per concept."""
