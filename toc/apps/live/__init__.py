"""`toc watch`: a page on this computer that shows plans while they are written.

A file that is saved is noticed (`file_watcher`), looked at and drawn in a process of its own (`scheduler`, `worker`,
`job`), kept with what there is to say of it (`state`), and told to every page that is open (`app`, behind `guard`).
`server` puts these together and ends them.
"""
