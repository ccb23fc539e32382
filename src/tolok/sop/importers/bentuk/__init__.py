"""Shapes that Office programs draw, as symbols and arrows."""
