"""One page of words, rules and strokes as tables: what PDF and scans share."""
