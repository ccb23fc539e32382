"""Pictures of the documentation: the demo at a fixed moment, seen through Chromium."""
