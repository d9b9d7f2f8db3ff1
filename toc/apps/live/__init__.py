"""`toc watch`: a page on this computer that shows plans while they are written.

A file that is saved is noticed (`following`, `shelf`), looked at and drawn in a process of its own (`studio`,
`worker`, `looking`), kept with what there is to say of it (`board`, `snapshot`), and told to every page that is open
(`app`, behind `guard`). `serving` puts these together and ends them.
"""
