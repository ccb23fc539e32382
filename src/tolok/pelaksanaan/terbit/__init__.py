"""The official documents of a run: which there are, what they say, and when they are issued."""
