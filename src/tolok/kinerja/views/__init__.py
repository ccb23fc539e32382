"""Pages of the plan, by what a person does there."""
