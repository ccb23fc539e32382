"""Worked cases an auditor can read."""
