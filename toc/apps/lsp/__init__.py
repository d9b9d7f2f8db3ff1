"""`toc lsp`: what an editor asks about a plan. `server` speaks the protocol (pygls); the other modules answer.

The answers are pure: from a document and a place to findings, texts, places and edits, in the types of lsprotocol.
"""
