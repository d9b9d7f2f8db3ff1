"""Files, git and processes."""
