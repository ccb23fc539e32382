"""Reads the workbook of `tolok skp nilai`."""
