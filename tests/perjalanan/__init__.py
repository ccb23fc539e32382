"""Journeys in a real browser: only through the page, by role and label."""
