"""The `tolok` command; `sop`, `ukur` and `skp` run without Django."""
