"""What `toc advise` says about a plan: methods for what one wants to know, and what measuring comes to.

Everything follows from the plan by rules that can be read: a decision table (`data/decision.toml`) and a few
calculations, each with its source. Nothing is learned, drawn by lot or asked of a service.
"""

from toc.publish.advice.advice import Advice, advise

__all__ = ["Advice", "advise"]
