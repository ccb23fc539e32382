"""SKP: plans and appraisal of each employee, under the regime of the period appraised."""
