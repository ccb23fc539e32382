"""Acts: a pure rule and a web panel each, one module per act that any SOP needs."""
