"""A stranger's document read and drawn in child processes with limits."""
