"""Panels of the acts that concern one employee's SKP."""
