"""Readers of files: the workbook of `tolok ukur`."""
