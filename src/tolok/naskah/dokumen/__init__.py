"""Builders: one module per kind of document, plain values in, a Dokumen out."""
