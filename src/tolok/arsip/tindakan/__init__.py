"""The act that belongs to the archive."""
