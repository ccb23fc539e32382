"""The SOP as values: page, running rows, and the rules that lead from one to the other.

Legal basis: PermenPANRB 35/2012 (SOP-AP) and Permendagri 52/2011.
"""
