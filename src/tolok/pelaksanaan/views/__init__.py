"""Pages of a run: the one task page, the living SOP page, the inbox."""
