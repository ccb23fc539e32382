"""Closing the file: index of everything, place on the shelf, retention."""
