"""Settings, URL table and entry points of the web process."""
