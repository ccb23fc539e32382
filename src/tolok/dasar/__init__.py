"""The small pure kernel: periods, durations, working time, numbers, dates, hashes, errors."""
