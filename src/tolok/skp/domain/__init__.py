"""Appraisal as values and functions: regimes, marks, ratings, predicates, credit points."""
