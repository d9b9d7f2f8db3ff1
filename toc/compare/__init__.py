"""What is different between two plans, and how that is told."""
