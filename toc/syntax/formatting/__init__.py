"""The tidy form of a plan: `toc fmt`.

The way: text → a concrete tree (`cst`, `parser`: every value as written, with the comments and blank lines around it)
→ the same tree in the tidy order and spelling (`normalize`) → text (`printer`) → proof that it says the same
(`equivalence`). `tidy` goes that way.
"""
