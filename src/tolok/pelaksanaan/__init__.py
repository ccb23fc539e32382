"""Running an SOP: decider, event log, tasks, acts and their pages."""
