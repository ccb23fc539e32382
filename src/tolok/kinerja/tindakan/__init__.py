"""The acts of this room on the task page: `isi`, `ukur`, `rekap`, and generated contents."""
