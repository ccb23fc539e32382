"""Looking on: deadlines in a calendar, evaluators with a letter of assignment, all offices at once."""
