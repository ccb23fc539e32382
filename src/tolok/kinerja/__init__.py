"""Performance: plan, indicators, formulas, forms, kertas kerja, report."""
