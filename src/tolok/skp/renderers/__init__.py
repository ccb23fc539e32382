"""Writes results of appraisal: JSON, text, workbooks."""
