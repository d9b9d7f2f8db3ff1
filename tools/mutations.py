"""Bad plans to try toc with: real ones, changed in ways in which people, editors and attackers change them."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

from toc.core.keywords import KEYWORDS, VALUES
from toc.core.languages import Language
from toc.lint.rules import ALL_RULES

ROOT = Path(__file__).resolve().parent.parent
SMALL = 20_000
"""Characters of most inputs at most: of large ones only a few can be tried."""


def seeds() -> list[str]:
    """Texts to start from: the examples, the plans beside the project, those of every rule, the YAML test suite."""
    folders = (ROOT / "examples", ROOT.parent / "shared" / "format")
    found = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.toc.yaml"))]
    for rule in ALL_RULES:
        for language, head in (
            (rule.wording(Language.NL), "toc: 1\ntaal: nl\n"),
            (rule.wording(Language.EN), "toc: 1\nlanguage: en\n"),
        ):
            found += [head + text.replace("⟦", "").replace("⟧", "") for text in (language.bad, language.good) if text]
    return [*found, *yaml_suite()]


def yaml_suite() -> list[str]:
    """The inputs of the public YAML test suite: as they are, and as the value of a keyword of a plan."""
    path = ROOT / "tests" / "data" / "yaml-suite" / "cases.json"
    texts = [case["yaml"] for case in json.loads(path.read_text(encoding="utf-8"))]
    return [*texts, *(f"toc: 1\noutcomes:\n{re.sub('(?m)^(?=.)', '  ', text)}" for text in texts)]


WORDS = sorted({name for table in KEYWORDS.values() for word in table for name in (word.en, word.nl, *word.also)})
CHOICES = sorted({name for table in VALUES.values() for word in table for name in (word.en, word.nl, *word.also)})
TWINS = {a: b for table in KEYWORDS.values() for word in table for a, b in ((word.en, word.nl), (word.nl, word.en))}
SIGNS = (
    *(": ", "? ", "- ", "#", " #", ",", "[", "]", "{", "}", "&a ", "*a", "!", "!!binary ", "!!python/name:os.system "),
    *("!include ", "%YAML 1.2\n", "@", "`", '"', "'", ">-", ">+2", "~", "| ", "|", "---\n", "...\n", "<<: *a", "\t"),
    *("\\", "=", "null", "ja", "no", "1_000", ".inf", "2026-02-30", "2026-11-01", "1" * 400, "-0", "1e999", "impact"),
    *(" -> ", "->", "\n", "\n\n", "\r\n", "\r", " ", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\xa0", "\u2028"),
    *("\u200b", "\u202e", "\ufeff", "\ufffe", "\ud7ff", "😀", "👩👩👧", "é", "e\u0301", "ĳ", "İ", "ß", "ﬀ", "שלום"),
    *("漢字", "‘’“”", "–", "…", "½", "٣", "²", "Ⅷ", "# toc: ignore[vague-verb] nog niet\n", "# toc: ignore["),
    *("  # toc: ignore[x, y]", "# toc: ignore-file[level-skip] a\n", "</script>", "]]>", "::error::x", "=1+1"),
    *("{{x}}", "${HOME}", "%s", "{0}", "{leads_to}", "../../etc/passwd"),
)


def mutated(dice: random.Random, pool: list[str]) -> bytes:
    """One text of the pool, changed in one to eight ways, and now and then broken as bytes."""
    text = dice.choice(pool)
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 4, 8))):
        text = dice.choice(MUTATIONS)(dice, text, pool)
        if len(text) > SMALL and dice.random() < 0.98:
            text = _piece(dice, text)
    content = text.encode("utf-8", errors="surrogatepass")
    return _as_bytes(dice, content) if dice.random() < 0.06 else content


def _piece(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = dice.randrange(len(lines))
    return "".join([*lines[:3], *lines[start : start + dice.randrange(1, 80)]])[:SMALL]


def _as_bytes(dice: random.Random, content: bytes) -> bytes:
    match dice.randrange(7):
        case 0:
            return dice.randbytes(dice.randrange(200))
        case 1:
            return content.decode("utf-8", errors="replace").encode(dice.choice(("utf-16", "utf-16-be", "utf-32")))
        case 2:
            return content.decode("utf-8", errors="replace").encode("cp1252", errors="replace")
        case 3:
            return b"\xef\xbb\xbf" * dice.randrange(1, 3) + content
        case 4:
            return content[: dice.randrange(len(content) + 1)]
    changed = bytearray(content)
    for _ in range(dice.randrange(1, 5)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _by_lines(change: Callable[[random.Random, list[str]], object]) -> Callable[[random.Random, str, list[str]], str]:
    def mutate(dice: random.Random, text: str, _: list[str]) -> str:
        lines = text.splitlines(keepends=True) or ["\n"]
        change(dice, lines)
        return "".join(lines)

    return mutate


def _stretch(dice: random.Random, lines: list[str]) -> slice:
    start = dice.randrange(len(lines))
    return slice(start, start + dice.choice((1, 1, 1, 2, 3, 8)))


def _swap(dice: random.Random, lines: list[str]) -> None:
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _double(dice: random.Random, lines: list[str]) -> None:
    part = _stretch(dice, lines)
    times = dice.choice((1, 1, 1, 2, 30))
    at = dice.choice((part.start, dice.randrange(len(lines) + 1)))
    lines[at:at] = lines[part] * times


def _delete(dice: random.Random, lines: list[str]) -> None:
    del lines[_stretch(dice, lines)]


def _indent(dice: random.Random, lines: list[str]) -> None:
    part = _stretch(dice, lines)
    by = dice.choice((-4, -2, -1, 1, 2, 4, 40))
    lines[part] = [" " * by + line if by > 0 else re.sub(f"^ {{1,{-by}}}", "", line) for line in lines[part]]


def _insert_line(dice: random.Random, lines: list[str]) -> None:
    indent = " " * dice.choice((0, 0, 2, 2, 4, 6, 1))
    value = dice.choice((dice.choice(SIGNS), dice.choice(CHOICES), "", "[a, b]", "{tekst: x, leidt_tot: [y]}"))
    lines.insert(dice.randrange(len(lines) + 1), f"{indent}{dice.choice(('', '- '))}{dice.choice(WORDS)}: {value}\n")


def _insert(dice: random.Random, text: str, _: list[str]) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + "".join(dice.choice(SIGNS) for _ in range(dice.choice((1, 1, 2, 5)))) + text[at:]


def _cut(dice: random.Random, text: str, _: list[str]) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.choice((1, 1, 2, 10, 300)) :]


def _splice(dice: random.Random, text: str, pool: list[str]) -> str:
    lines, others = text.splitlines(keepends=True), dice.choice(pool).splitlines(keepends=True)
    return "".join(lines[: dice.randrange(len(lines) + 1)] + others[dice.randrange(len(others) + 1) :])


def _graft(dice: random.Random, text: str, pool: list[str]) -> str:
    """A stretch of another text in the middle of this one."""
    lines, others = text.splitlines(keepends=True), dice.choice(pool).splitlines(keepends=True) or ["\n"]
    at = dice.randrange(len(lines) + 1)
    return "".join([*lines[:at], *others[_stretch(dice, others)], *lines[at:]])


def _word(dice: random.Random, text: str, _: list[str]) -> str:
    """A keyword or value in the other language, or another one in its place; one or all of them."""
    found = list(re.finditer(r"[A-Za-z_]+", text))
    if not found:
        return text
    one = dice.choice(found)
    new = TWINS.get(one[0]) or dice.choice((dice.choice(WORDS), dice.choice(CHOICES), dice.choice(found)[0]))
    if dice.random() < 0.3:
        return re.sub(rf"\b{re.escape(one[0])}\b", new, text)
    return text[: one.start()] + new + text[one.end() :]


def _quote(dice: random.Random, text: str, _: list[str]) -> str:
    """A value in another form: in quotation marks, as a block, over two lines."""
    values = list(re.finditer(r"(?m): +(\S.*)$", text))
    if not values:
        return text
    one = dice.choice(values)
    indent = " " * dice.choice((2, 4, 6, 8))
    forms = ('"{}"', "'{}'", f"|\n{indent}{{}}", f">-\n{indent}{{}}", f"\n{indent}{{}}", "[{}]", "- {}")
    form = dice.choice(forms)
    return text[: one.start(1)] + form.format(one[1]) + text[one.end(1) :]


def _huge(dice: random.Random, text: str, _: list[str]) -> str:
    at = dice.randrange(len(text) + 1)
    most = dice.choice((100, 1_000, 1_000, 20_000))
    unit = dice.choice(("x", "a ", "[", "{a: ", "- ", "é", "(", "a, ", '"', "\n", "a->b ", "#", ".", "1"))
    return text[:at] + unit * most + text[at:]


def _line_ends(dice: random.Random, text: str, _: list[str]) -> str:
    end = dice.choice(("\r\n", "\r", "\n\n", " \n", "\u2028", "\x85"))
    return text.replace("\n", end) if dice.random() < 0.5 else text.replace("\n", end, dice.randrange(1, 6))


def _alias(dice: random.Random, text: str, _: list[str]) -> str:
    """An anchor at one value and its alias in the place of another."""
    values = list(re.finditer(r"(?m)(?<=: )\S.*$|(?<=:)$", text))
    if len(values) < 2:
        return text
    one, other = sorted(dice.sample(values, 2), key=lambda found: found.start(), reverse=True)
    text = text[: one.start()] + " *a" + text[one.end() :]
    return text[: other.start()] + " &a " + text[other.start() :]


MUTATIONS: tuple[Callable[[random.Random, str, list[str]], str], ...] = (
    *(_by_lines(change) for change in (_swap, _double, _delete, _delete, _indent, _indent, _insert_line)),
    *(_insert, _insert, _cut, _splice, _graft, _graft, _word, _word, _quote, _huge, _line_ends, _alias),
)
