"""The rules on a theory of change, and what they find."""
