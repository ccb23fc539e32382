"""Official documents: structure, templates, numbering, rendering."""
