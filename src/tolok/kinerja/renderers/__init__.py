"""Writers of files: results as JSON and text, and the workbook template."""
