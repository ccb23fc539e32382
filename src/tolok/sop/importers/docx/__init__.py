"""Word files as `Dokumen`."""
