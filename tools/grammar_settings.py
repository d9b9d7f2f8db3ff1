"""Settings files for `make fuzz`: near enough to real ones to be read far, and wrong in every way that TOML allows."""

from random import Random

_KEYS = (
    "extend", "select", "extend-select", "ignore", "profile", "fail-on", "baseline", "severity", "limits", "words",
    "per-file-ignores", "picture", "slect", "nl", "en", "vague-verbs", "jargon", "add", "remove", "colours", "theme",
    "logo", "dead-end-activity", "TOC502", "words.nl", '"a.b"', "''", "é", "overlong-statement",
)  # fmt: skip
_WORDS = (
    "links", "all", "TOC5", "draft", "final", "error", "off", "never", "toc.toml", "../toc.toml", "/dev/null",
    "#ff0000",
    "uitrollen", "to leverage", "een boost geven", "*", "**/*", "[", "a*b*c", "!x", "\\u0000", "\\ud83d", "x" * 300, "",
)  # fmt: skip


def settings(rng: Random) -> tuple[str, bytes]:
    """A name and the content of one settings file."""
    name = rng.choice(("toc.toml", "pyproject.toml"))
    top = "[tool.toc]\n" if name == "pyproject.toml" and rng.random() < 0.9 else ""
    text = top + "".join(_line(rng, "tool.toc." if top else "") for _ in range(rng.randrange(12)))
    content = text.encode("utf-8", errors="surrogatepass")
    if rng.random() < 0.1:
        at = rng.randrange(len(content) + 1)
        content = content[:at] + bytes(rng.randrange(256) for _ in range(rng.randrange(4))) + content[at:]
    return name, content


def _line(rng: Random, top: str) -> str:
    kind = rng.random()
    if kind < 0.25:
        table = f"{top}{_key(rng)}"
        return f"[[{table}]]\n" if kind < 0.03 else f"[{table}]\n"
    if kind < 0.3:
        return rng.choice(("# een opmerking\n", "\r\n", "=\n", "[\n", '"""\n', "\ufeff", "a = = 1\n"))
    return f"{_key(rng)} = {_value(rng, 0)}\n"


def _key(rng: Random) -> str:
    parts = rng.choice((1, 1, 1, 1, 2, 3, 60 if rng.random() < 0.05 else 2))
    return ".".join(rng.choice(_KEYS) for _ in range(parts))


def _value(rng: Random, depth: int) -> str:
    kind = rng.randrange(10 if depth < 3 else 6)
    if kind < 3:
        quote = rng.choice(('"', '"', "'", '"""'))
        return f"{quote}{rng.choice(_WORDS)}{quote}"
    if kind < 6:
        plain = (
            "0",
            "-1",
            "25",
            "1e9",
            "nan",
            "inf",
            "true",
            "0xff",
            "9" * 30,
            "1979-05-27",
            "07:32:00",
            "1.5",
            "9" * 5000,
        )
        return rng.choice(plain)
    inner = [_value(rng, depth + 1) for _ in range(rng.randrange(4))]
    if kind < 8:
        return f"[{', '.join(inner)}]"
    if kind < 9 and depth == 0 and rng.random() < 0.1:
        deep = rng.randrange(2_000)
        return "[" * deep + "]" * deep
    return "{" + ", ".join(f"{_key(rng)} = {one}" for one in inner) + "}"
