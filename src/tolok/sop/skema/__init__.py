"""JSON Schema of the SOP file, published with the package."""
