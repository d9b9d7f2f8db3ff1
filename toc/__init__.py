"""toc: theory of change as code. Reads, checks and draws a *weg naar impact* written in YAML."""

__version__ = "0.1.0"
