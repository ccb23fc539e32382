"""HTML pages as `Dokumen`."""
