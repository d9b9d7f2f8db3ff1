"""Documents that people take to a meeting: blocks in their order, and a writer for each format.

A block says what something is, a heading or a list, and nothing about how it looks: that is the writer's business.
"""
