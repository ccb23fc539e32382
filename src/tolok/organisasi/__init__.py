"""Pemda, perangkat daerah, units, posts, people and who holds what from when to when."""
