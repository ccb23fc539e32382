"""Drawing documents: one module per output."""
