"""Digital files by content: digest, size, sniffed type, store."""
