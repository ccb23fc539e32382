"""The closed file: what it holds, where it stands and how long it is kept.

Legal basis: UU 43/2009 (Kearsipan), Permendagri 83/2022 (classification codes). The retention
schedule (JRA) is each pemda's own; until it is loaded the answer is "belum ditetapkan".
"""
