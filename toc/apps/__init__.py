"""The faces of toc: command line, editor server, live page. They know all below, and never each other."""
