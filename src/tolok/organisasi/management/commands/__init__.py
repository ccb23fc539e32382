"""Commands of `tolok kelola`."""
