"""What no single room can promise: borders, words, sizes, documents."""
