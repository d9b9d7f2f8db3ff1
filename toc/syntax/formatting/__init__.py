"""The tidy form of a plan: `toc fmt`.

The way: text → pieces (`pieces`, `building`: every value as written, with the comments and blank lines around it) →
the same pieces in the tidy order and spelling (`arranging`) → text (`writing`, `scalars`) → proof that it says the same
(`proof`). `tidy` goes that way.
"""
