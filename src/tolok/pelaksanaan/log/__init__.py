"""The log of a run: written in one order, chained, read back, checked, sealed, projected."""
