"""The guided conversation of `toc new`: the training's steps, one question at a time. No terminal here.

The way: `course` runs through the steps (`changes`, `needs`, and those in `course` itself). A step is a
generator: it hands out a `Turn` (what to tell, what to ask) and gets an answer back, and by that a `Draft` grows. A
`Session` feeds the generator from what was answered before: going back, stopping and going on are all the same thing,
playing the answers again. `asking` runs the rules on a sentence before it is taken, `writing` makes the file, `journal`
keeps the answers.
"""
