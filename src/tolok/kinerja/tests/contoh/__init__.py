"""Worked cases an auditor can read: YAML files, and the code that computes them."""
