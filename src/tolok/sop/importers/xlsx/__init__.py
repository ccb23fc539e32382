"""Workbooks as `Dokumen`."""
