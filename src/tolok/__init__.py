"""Tolok runs an agency's own SOP: the printed rows are the running rows."""
