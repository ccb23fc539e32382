"""The SOP as a value: reading it, checking it, drawing it, preparing it to run."""
