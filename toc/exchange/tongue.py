"""In which language a source is written."""

import re
from collections.abc import Iterable

from toc.core.model import Language
from toc.exchange.graphs import Graph
from toc.exchange.grid import Grid

_DUTCH_WORDS = """
de het een van voor en met zijn wordt worden niet dat die bij naar op aan door wie wat hoe meer elkaar ze elke
activiteit actie doel doelgroep trekker nulmeting norm bron termijn verandering resultaat wijk bewoners
"""
_ENGLISH_WORDS = """
the of for and with are is not that which by to on at who what how more each they their from activity action goal target
group owner lead baseline source term change result neighbourhood residents
"""
_DUTCH, _ENGLISH = frozenset(_DUTCH_WORDS.split()), frozenset(_ENGLISH_WORDS.split())


def language_of(grids: Iterable[Grid], graphs: Iterable[Graph]) -> Language:
    """Dutch, unless more of the words are English ones."""
    texts = [cell.text for grid in grids for row in grid.rows[:500] for cell in row if isinstance(cell.value, str)]
    texts += [node.label for graph in graphs for node in graph.nodes.values()]
    dutch = english = 0
    for text in texts:
        for word in re.findall(r"[a-z]+", text.lower()):
            dutch += word in _DUTCH
            english += word in _ENGLISH
    return Language.EN if english > dutch else Language.NL
