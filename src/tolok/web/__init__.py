"""Base templates, components, static files and template tags shared by every room."""
