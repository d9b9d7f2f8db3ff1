"""A writer for each file format. Each takes documents, one for each plan, and gives the bytes of one file.

`toc.publish.formats` lists them. The modules `…_table` put one table into a file of that format.
"""
