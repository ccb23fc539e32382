"""The acceptance scenarios, each played through services, panels and pages."""
