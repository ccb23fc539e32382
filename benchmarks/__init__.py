"""What is measured, how to repeat it, and what each figure does not prove.

`python -m benchmarks` runs everything and rewrites benchmarks/hasil.md; `python -m benchmarks
mesin halaman` runs the named ones and leaves the other figures as they were.
"""
