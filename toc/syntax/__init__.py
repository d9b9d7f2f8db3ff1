"""From the bytes of a file to its plan, with the place of everything; and back to tidy text."""
