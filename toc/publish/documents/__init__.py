"""Documents that people take to a meeting, as blocks in their order.

A block says what something is, a heading or a list, and nothing about how it looks: that is the business of
`toc.publish.writers`.
"""
