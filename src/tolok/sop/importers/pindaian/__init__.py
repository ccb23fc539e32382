"""Scanned pages and photographs as `Dokumen`."""
