"""What was found before, by the content of a file: a plan that did not change is not checked again.

An entry is a file of its own, named after all that it depends on: the content, the settings, the day (rules look at the
calendar), and toc itself. Findings are in no language, so that an entry serves readers of all of them. It appears
whole, by a rename, so that two runs at once do no harm; and it starts with the hash of the rest, so that a damaged one
is as good as none. The rest is packed: a quarter of the disk, for a tenth of the time that it takes to show what was
found. Whatever is wrong with the cache, nobody hears of it: the plan is checked then.
"""

import os
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cached_property

import toc
from toc import __version__
from toc.core.settings import Settings
from toc.system.files import read_bytes

_KIND = "toc-cache-3"
_MARK = "CACHEDIR.TAG"
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# Findings of toc lint. To empty it: toc cache clear\n"
"""So that backups leave the folder out: https://bford.info/cachedir/"""
_DAY = 24 * 60 * 60
_KEPT = 14 * _DAY
_MOST_BYTES = 256 * 1024 * 1024
_HASH = 64
_LARGEST = 20_000_000

ROOMS = ("core", "system", "language", "syntax", "lint", "workspace")
"""Where the files are that decide on findings: rules, and what rules may import."""


def folder() -> str:
    """Where the cache of this user is: `TOC_CACHE_DIR`, or what is usual on the system; empty where there is none."""
    if "TOC_CACHE_DIR" in os.environ:
        return os.environ["TOC_CACHE_DIR"]
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return os.path.join(base, "toc", "Cache") if base else ""
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return ""
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "toc")
    base = os.environ.get("XDG_CACHE_HOME", "")  # the standard says to ignore one that is no path from the root
    return os.path.join(base if os.path.isabs(base) else os.path.join(home, ".cache"), "toc")


def digest_of(content: bytes) -> bytes:
    """The SHA-256 of that."""
    from hashlib import sha256  # brings OpenSSL: 3 ms that a run without cache does without

    return sha256(content).digest()


def fingerprint(settings: Settings) -> str:
    """What of the settings decides on the findings: alike for settings that are alike."""
    rules = None if settings.rules is None else sorted(settings.rules)
    limits = {name: sorted(limits.items()) for name, limits in settings.limits.items()}
    words = {name: (change.added, change.removed) for name, change in settings.words.items()}
    severities = {name: severity.value for name, severity in settings.severities.items()}
    profile = settings.profile.value if settings.profile else ""
    plugins = tuple(settings.plugins)
    return repr((rules, sorted(severities.items()), sorted(limits.items()), sorted(words.items()), profile, plugins))


class Cache:
    """The entries in a folder. `today` is the day of the run."""

    def __init__(self, place: str, *, today: date) -> None:
        self._place = os.path.join(place, "lint")
        self._root = place
        self._basis = f"{_KIND}\0{__version__}\0{sys.version}\0{today.isoformat()}\0"
        self._wrote = False
        self._folders: set[str] = set()
        """Where this run put something already."""

    @cached_property
    def _common(self) -> bytes:
        whole = self._basis + "\0".join(_of_toc_itself())
        return digest_of(whole.encode("utf-8", "surrogatepass"))

    def key(self, digest: bytes, settings: str) -> str:
        """The name of the entry for content with that hash, under settings with that fingerprint."""
        return digest_of(self._common + digest + settings.encode("utf-8", "surrogatepass")).hex()

    def get(self, key: str) -> bytes | None:
        """The record under that name; None where there is none, or where it is damaged."""
        path = self._path(key)
        try:
            entry = read_bytes(path, _LARGEST)
            if time.time() - os.stat(path).st_mtime > _DAY:
                os.utime(path)  # what is used stays
        except (OSError, ValueError):
            return None
        packed = entry[_HASH:]
        return _unpacked(packed) if digest_of(packed).hex().encode() == entry[:_HASH] else None

    def put(self, key: str, record: bytes) -> None:
        path = self._path(key)
        temporary = f"{path}.{os.getpid()}.tmp"
        with suppress(OSError, ValueError):
            if not self._wrote:
                self._prepare()
            folder = os.path.dirname(path)
            if folder not in self._folders:
                os.makedirs(folder, mode=0o700, exist_ok=True)
                self._folders.add(folder)
            try:
                packed = zlib.compress(record, level=1)
                with open(temporary, "xb") as file:
                    file.write(digest_of(packed).hex().encode() + packed)
                os.replace(temporary, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(temporary)
                raise

    def tidy(self) -> None:
        """Takes out what nobody used for two weeks, or what is too much, the oldest first. Once a day, and only in a
        run that wrote something."""
        with suppress(OSError, ValueError):
            mark = os.path.join(self._root, _MARK)
            if self._wrote and time.time() - os.stat(mark).st_mtime > _DAY:
                os.utime(mark)
                self._prune()

    def _prune(self) -> None:
        now, whole = time.time(), 0
        entries = sorted(_entries(self._place), key=lambda one: -one[1])
        for path, used, size in entries:
            whole += size
            if whole > _MOST_BYTES or now - used > _KEPT:
                with suppress(OSError):
                    os.unlink(path)

    def _prepare(self) -> None:
        self._wrote = True
        os.makedirs(self._root, mode=0o700, exist_ok=True)
        with suppress(FileExistsError), open(os.path.join(self._root, _MARK), "xb") as tag:
            tag.write(_TAG)

    def _path(self, key: str) -> str:
        return os.path.join(self._place, key[:1], key[1:])


def _unpacked(packed: bytes) -> bytes | None:
    """The record; None where it is none, or where it would be larger than any."""
    unpacking = zlib.decompressobj()
    try:
        record = unpacking.decompress(packed, _LARGEST)
    except zlib.error:
        return None
    return record if unpacking.eof else None


def clear(place: str) -> int:
    """Takes out all entries, and gives their number. Only what a cache of toc holds: never a folder as a whole.

    Raises OSError where an entry cannot be taken out.
    """
    number = 0
    below = os.path.join(place, "lint")
    for path, _, _ in list(_entries(below)):
        with suppress(FileNotFoundError):  # another run was first
            os.unlink(path)
            number += 1
    for path in [*_folders(below), below]:
        with suppress(OSError):
            os.rmdir(path)
    return number


def _folders(place: str) -> list[str]:
    try:
        with os.scandir(place) as listing:
            # Of one sign, so that there are sixteen: making one can cost half a millisecond. Earlier versions took two.
            return [one.path for one in listing if len(one.name) <= 2 and one.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _entries(place: str) -> Iterator[tuple[str, float, int]]:
    """Path, time of use and size of every entry, and of what an interrupted run left of one."""
    for inner in _folders(place):
        with suppress(OSError), os.scandir(inner) as listing:
            for one in listing:
                if len(one.name) >= 62 and one.is_file(follow_symlinks=False):
                    found = one.stat(follow_symlinks=False)
                    yield one.path, found.st_mtime, found.st_size


def _file_around(path: str) -> str:
    """The file in which that path lies: the archive of a package that is run from one."""
    while not os.path.exists(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    return path


def _of_toc_itself() -> Iterator[str]:
    """Size and time of every file of toc that decides on findings, so that a change to a rule counts at once; and when
    packages changed."""
    package = os.path.dirname(os.path.abspath(toc.__file__))
    unpacked = os.path.isdir(package)
    if not unpacked:  # in a zip: the archive stands for all that is in it
        archive = _file_around(package)
        found = os.stat(archive)
        yield f"{archive}:{found.st_size}:{found.st_mtime_ns}"
    waiting = [os.path.join(package, room) for room in ROOMS] if unpacked else []
    while waiting:
        with os.scandir(waiting.pop()) as listing:
            for one in sorted(listing, key=lambda entry: entry.name):
                if one.is_dir(follow_symlinks=False):
                    if one.name != "__pycache__":
                        waiting.append(one.path)
                else:
                    found = one.stat()
                    yield f"{one.path}:{found.st_size}:{found.st_mtime_ns}"
    for path in sys.path:
        if path.endswith("-packages"):
            with suppress(OSError):
                yield f"{path}:{os.stat(path).st_mtime_ns}"
