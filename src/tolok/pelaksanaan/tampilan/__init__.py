"""Runs as pages show them: pure values made from a state, names, a calendar and the moment."""
