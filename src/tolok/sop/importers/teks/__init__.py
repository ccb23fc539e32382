"""Plain text and Markdown as `Dokumen`."""
