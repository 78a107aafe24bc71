"""A household and a standard → findings → the decision table → its class, and why."""
