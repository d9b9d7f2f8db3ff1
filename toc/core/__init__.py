"""What a theory of change is: its parts, their names, findings, dates. No input or output."""
