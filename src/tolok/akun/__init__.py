"""Sign-in: the account of one person, and nothing about their office."""
