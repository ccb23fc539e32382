"""The official drawing of an SOP, laid out once and written as PDF, Word or SVG."""
