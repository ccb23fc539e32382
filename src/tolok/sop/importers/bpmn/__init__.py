"""BPMN diagrams as `Sop`."""
