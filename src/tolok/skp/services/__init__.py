"""What is done with SKP: record, project, load."""
