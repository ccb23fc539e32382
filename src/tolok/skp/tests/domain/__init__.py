"""Facts about the appraisal rules."""
