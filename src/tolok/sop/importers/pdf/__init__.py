"""PDF files as `Dokumen`."""
