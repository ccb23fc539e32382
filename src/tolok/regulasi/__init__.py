"""Dated values of law with their citations, and the pure loader that reads them."""
