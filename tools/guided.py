"""Fuzzing guided by the code that an input reaches, with atheris. Started by `fuzz.py`, where atheris is installed."""

import argparse
import hashlib
import random
import sys

import atheris

with atheris.instrument_imports(include=["toc"]):
    import fuzz

from mutations import SMALL, mutated, seeds


def main() -> None:
    """Does not come back: libFuzzer ends the process when the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    fuzz.OUT.mkdir(parents=True, exist_ok=True)
    tally, pool = fuzz.Tally("guided"), seeds()
    corpus = fuzz.OUT / "corpus"
    corpus.mkdir(exist_ok=True)
    for text in pool:
        (corpus / hashlib.blake2b(text.encode(), digest_size=8).hexdigest()).write_bytes(text.encode())

    def mutate(content: bytes, most: int, number: int) -> bytes:
        if number % 4 == 0:
            return bytes(atheris.Mutate(content, most))
        dice = random.Random(number)  # noqa: S311 no secret depends on it
        return mutated(dice, [content.decode("utf-8", errors="replace"), dice.choice(pool)])[:most]

    limits = {
        "max_total_time": int(asked.seconds),
        "seed": asked.seed,
        "max_len": SMALL,
        "timeout": 300,
        "verbosity": 0,
    }
    options = [f"-artifact_prefix={fuzz.OUT}/", *(f"-{name}={value}" for name, value in limits.items())]
    tally.save()
    atheris.Setup(
        [sys.argv[0], *options, str(corpus)], lambda content: tally.take(content) and None, custom_mutator=mutate
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
