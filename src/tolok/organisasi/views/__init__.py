"""The administrator's pages, one module per concept."""
