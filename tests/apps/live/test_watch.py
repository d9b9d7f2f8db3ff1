"""`toc watch` over HTTP: what a page is told when a plan is saved, breaks, moves; who may ask; how it ends."""

import os
import signal
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from plans import ROOT
from running import Golden, Run
from watching import PATIENCE, Events, Watching, events, watching

pytestmark = pytest.mark.thorough

for needed in ("starlette", "uvicorn", "watchfiles"):
    pytest.importorskip(needed, reason="toc[serve] is not installed: pip install -e '.[dev]'")

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and processes of POSIX")

PLAN = (ROOT / "examples" / "minimaal.toc.yaml").read_text("utf-8")
WITH_A_YEAR = """\
toc: 1
language: en
title: Language café
impact_goal: {text: Newcomers feel at home, who: newcomers}
actors:
  library: {name: Library, role: city}
  newcomers: {name: Newcomers, role: target_group}
activities:
  cafe:
    text: The library runs a language café for newcomers by 2031
    term: short
    by: library
    for: newcomers
    leads_to: speak
outcomes:
  speak: {text: Newcomers dare to speak Dutch more often, who: newcomers, leads_to: impact}
"""
TITLE = "Taalcafé in de bib"
NAME = "plan.toc.yaml"


def titled(title: str) -> str:
    return PLAN.replace(TITLE, title)


def replaced(path: Path, text: str) -> None:
    """As many editors save: a new file in the place of the old one."""
    new = path.with_name(f".{path.name}.swp")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def with_backup(path: Path, text: str) -> None:
    """As vim saves with a backup: the old file gets another name, and there is none for a moment."""
    path.rename(path.with_name(f"{path.name}~"))
    time.sleep(0.05)
    path.write_text(text, encoding="utf-8")


def in_two_pieces(path: Path, text: str) -> None:
    """As a slow program saves: the file is empty, then half, then whole."""
    with path.open("w", encoding="utf-8") as file:
        for piece in ("", text[:700], text[700:]):
            file.write(piece)
            file.flush()
            time.sleep(0.04)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def served(plan: Path) -> Iterator[Watching]:
    with watching(NAME, cwd=plan.parent) as server:
        yield server


def drawn(heard: Events) -> Any:
    """The state when the picture is there."""
    return heard.until(lambda state: state["picture"])


def titled_as(title: str) -> Callable[[Any], bool]:
    return lambda state: bool(state["title"] == title)


def page(server: Watching) -> str:
    status, _, body = server.ask(f"/{server.key}/plan/plan/page")
    assert status == 200
    return body.decode()


# --- What is shown ---------------------------------------------------------------------------------------------------


def test_the_picture_is_the_page_of_toc_render_and_follows_every_save(served: Watching, plan: Path, toc: Run) -> None:
    assert served.said[:2] == ["Watching 1 plan. Open this in a browser:", f"  {served.address}"]
    assert served.address == f"{served.index}plan/plan/"
    with events(served, "plan/plan/events") as heard:
        first = drawn(heard)
        assert (first["path"], first["title"], first["state"], first["notice"]) == (NAME, TITLE, "fine", None)
        assert page(served) == toc("render", str(plan), "--format", "html", "-o", "-").out
        ways: list[Callable[[Path, str], object]] = [Path.write_text, in_two_pieces, replaced, with_backup]
        for number, save in enumerate(ways):
            save(plan, titled(f"Titel {number}"))
            state = heard.until(titled_as(f"Titel {number}"))
            assert state["picture"] != first["picture"]
        assert [one["state"] for one in heard.seen if one["state"] != "fine"] in ([], ["waiting"])
        assert page(served) == toc("render", str(plan), "--format", "html", "-o", "-").out
    assert served.line(r"plan\.toc\.yaml").endswith(f"  {NAME}  nothing in the way")


def test_settings_and_the_day_are_those_of_the_options(plan: Path) -> None:
    """As for every other command: `--config`, `--isolated` and `--on`."""
    plan.write_text(WITH_A_YEAR, encoding="utf-8")
    (plan.parent / "toc.toml").write_text('select = ["dead-end-activity"]\n', encoding="utf-8")
    (plan.parent / "own.toml").write_text('select = ["term-text-conflict"]\nprofile = "final"\n', encoding="utf-8")

    def rules(*options: str) -> set[str]:
        with watching(NAME, *options, cwd=plan.parent) as server, events(server, "plan/plan/events") as heard:
            return {one["rule"] for one in drawn(heard)["findings"]["nl"]}

    assert rules() == set()
    assert "dead-end-activity" not in rules("--isolated")
    assert len(rules("--isolated")) > 0
    assert rules("--config", "own.toml", "--on", "2026-12-01") == {"term-text-conflict"}
    assert rules("--config", "own.toml", "--on", "2030-12-01") == set()


def test_a_file_that_breaks_keeps_its_last_good_picture_and_says_where_it_breaks(served: Watching, plan: Path) -> None:
    with events(served, "plan/plan/events") as heard:
        good = drawn(heard)
        before = page(served)
        plan.write_text(PLAN.replace("\noutcomes:", "\noutcomes: ["), encoding="utf-8")
        broken = heard.until(lambda state: state["state"] == "broken")
        assert broken["picture"] == good["picture"]
        assert broken["notice"][1] == (
            f"A mistake keeps the file from being read properly. You still see the picture of {good['saved'][1]}."
        )
        number = PLAN.splitlines().index("outcomes:") + 1
        (place,) = broken["breaking"]["nl"]
        assert (place["line"], place["column"], place["message"]) == (
            number,
            11,
            "Hier opent een haakje [ dat nergens sluit.",
        )
        assert place["excerpt"][0] == f"{number} | outcomes: ["
        assert broken["breaking"]["en"][0]["message"] == "A bracket [ opens here and closes nowhere."
        assert page(served) == before
        served.line(r"  plan\.toc\.yaml  cannot be read properly: \d error")
        plan.write_text(titled("Hersteld"), encoding="utf-8")
        mended = heard.until(lambda state: state["title"] == "Hersteld")
        assert (mended["state"], mended["notice"], mended["breaking"]) == ("fine", None, {"nl": [], "en": []})
        assert mended["picture"] != good["picture"]
        plan.write_bytes(b"")
        assert heard.until(lambda state: state["state"] == "broken")["picture"] == mended["picture"]


def test_a_plan_that_is_broken_from_the_start_is_drawn_as_far_as_it_goes(plan: Path) -> None:
    plan.write_text(PLAN.replace("\noutcomes:", "\noutcomes: ["), encoding="utf-8")
    with watching(NAME, "--lang", "nl", cwd=plan.parent) as server, events(server, "plan/plan/events") as heard:
        state = drawn(heard)
        assert state["notice"][0] == (
            "Er staat een fout in waardoor het bestand niet goed te lezen is. "
            "Misschien ontbreekt er iets in de tekening."
        )
        plan.write_text(PLAN, encoding="utf-8")
        assert heard.until(lambda now: now["state"] == "fine" and now["picture"])["picture"] != state["picture"]


def test_the_last_good_content_is_drawn_for_who_comes_when_it_is_broken(served: Watching, plan: Path) -> None:
    with events(served) as heard:
        heard.until(lambda state: state["plans"][0]["state"] == "fine")
        plan.write_text(PLAN.replace("\noutcomes:", "\noutcomes: ["), encoding="utf-8")
        heard.until(lambda state: state["plans"][0]["state"] == "broken")
    with events(served, "plan/plan/events") as heard:
        state = drawn(heard)
        assert (state["state"], "You still see the picture of" in state["notice"][1]) == ("broken", True)


def test_only_what_somebody_sees_is_drawn(served: Watching, plan: Path) -> None:
    with events(served, "plan/plan/events") as heard:
        drawn(heard)
    with events(served) as heard:
        time.sleep(0.3)
        plan.write_text(titled("Ongezien"), encoding="utf-8")
        heard.until(lambda state: state["plans"][0]["title"] == "Ongezien")
        time.sleep(0.3)
    assert f"<title>{TITLE}</title>" in page(served)
    with events(served, "plan/plan/events") as heard:
        old = drawn(heard)
        heard.until(lambda state: state["picture"] != old["picture"])
    assert "<title>Ongezien</title>" in page(served)


def test_findings_come_with_their_places_in_both_languages(served: Watching, plan: Path) -> None:
    with events(served, "plan/plan/events") as heard:
        drawn(heard)
        plan.write_text(PLAN.replace("leidt_tot: ", "leidt_tot: nergens # ", 1), encoding="utf-8")
        state = heard.until(lambda state: state["counts"]["error"])
        number = next(row for row, line in enumerate(plan.read_text("utf-8").splitlines(), 1) if "nergens" in line)
        shown = {
            language: [
                (one["line"], one["rule"], one["box"] != "") for one in state["findings"][language] if one["counts"]
            ]
            for language in ("nl", "en")
        }
        assert (number, "dangling-reference", True) in shown["nl"]
        assert shown["nl"] == shown["en"]
        (dangling,) = [one for one in state["findings"]["en"] if one["rule"] == "dangling-reference"]
        assert dangling["message"] == "'nergens' in 'leidt_tot' is not in this plan."
    served.line(r"  plan\.toc\.yaml  \d errors?")


def test_a_file_that_goes_is_missed_and_one_that_gets_another_name_is_followed(served: Watching, plan: Path) -> None:
    with events(served, "plan/plan/events") as heard:
        good = drawn(heard)
        plan.unlink()
        gone = heard.until(lambda state: state["state"] == "gone")
        assert gone["picture"] == good["picture"]
        assert gone["notice"][1].startswith(
            "The file is gone: deleted, moved or renamed. You still see the picture of "
        )
        served.line(r"plan\.toc\.yaml  gone")
        plan.write_text(PLAN, encoding="utf-8")
        heard.until(lambda state: state["state"] == "fine")
        other = plan.rename(plan.with_name("veiliger.toc.yaml"))
        heard.until(lambda state: state["path"] == other.name)
        other.write_text(titled("Onder een andere naam"), encoding="utf-8")
        assert heard.until(lambda state: state["title"] != TITLE)["title"] == "Onder een andere naam"


def test_a_folder_has_a_list_of_its_plans_and_new_ones_come_into_it(plan: Path) -> None:
    with watching(".", cwd=plan.parent) as server, events(server) as heard:
        assert server.address == server.index
        heard.until(lambda state: state["plans"][0]["state"] == "fine")
        deeper = plan.parent / "wijk" / "noord"
        deeper.mkdir(parents=True)
        (deeper / NAME).write_text(titled("Noord"), encoding="utf-8")
        (plan.parent / "geen.yaml").write_text("x: 1\n", encoding="utf-8")
        state = heard.until(lambda state: len(state["plans"]) == 2 and state["plans"][1]["title"])
        assert [(one["slug"], one["path"], one["title"]) for one in state["plans"]] == [
            ("plan", NAME, TITLE),
            ("plan-2", os.path.join("wijk", "noord", NAME), "Noord"),
        ]
        (deeper / NAME).unlink()
        heard.until(lambda state: len(state["plans"]) == 1)


def test_settings_are_followed_and_a_mistake_in_them_is_told(served: Watching, plan: Path) -> None:
    settings = plan.parent / "toc.toml"
    with events(served, "plan/plan/events") as heard:
        good = drawn(heard)
        later = good["counts"]["later"]
        assert later > 1
        settings.write_text('profile = "final"\n', encoding="utf-8")
        stricter = heard.until(lambda state: state["counts"]["later"] < later)
        settings.write_text('profil = "final"\n', encoding="utf-8")
        failed = heard.until(lambda state: state["state"] == "failed")
        dutch, english = failed["notice"]
        assert dutch.startswith("Er is geen nieuwe tekening: toc.toml:1:1: er is geen instelling 'profil'.")
        assert english.startswith("There is no new picture: toc.toml:1:1: there is no setting 'profil'.")
        assert failed["picture"] == stricter["picture"]
        served.line(r"plan\.toc\.yaml  toc\.toml:1:1: there is no setting 'profil'")
        settings.unlink()
        assert heard.until(lambda state: state["state"] == "fine")["counts"]["later"] == later


def test_a_font_that_is_set_is_followed_and_a_broken_one_told(served: Watching, plan: Path) -> None:
    own, shipped = plan.parent / "own.ttf", ROOT / "toc" / "pictures" / "fonts" / "DejaVuSans.ttf"
    own.write_bytes(shipped.read_bytes())
    with events(served, "plan/plan/events") as heard:
        first = drawn(heard)
        (plan.parent / "toc.toml").write_text('[picture]\nfont = "own.ttf"\n', encoding="utf-8")
        heard.until(lambda state: state["picture"] != first["picture"])
        # It looks at the font from the look on that comes after the picture: that is over when it has seen this save.
        plan.write_text(titled("Andere titel"), encoding="utf-8")
        heard.until(lambda state: state["title"] == "Andere titel")
        own.write_bytes(b"no font")
        dutch, english = heard.until(lambda state: state["state"] == "failed")["notice"]
        assert "het lettertype 'own.ttf' is niet bruikbaar: " in dutch
        assert "the font 'own.ttf' cannot be used: " in english
        own.write_bytes(shipped.read_bytes())
        heard.until(lambda state: state["state"] == "fine")


def test_many_quick_saves_are_few_pictures_and_the_last_one_stays(served: Watching, plan: Path) -> None:
    with events(served, "plan/plan/events") as heard:
        drawn(heard)
        before = len(heard.seen)
        for number in range(40):
            plan.write_text(titled(f"Titel {number}"), encoding="utf-8")
            time.sleep(0.01)
        heard.until(lambda state: state["title"] == "Titel 39")
        assert len({state["picture"] for state in heard.seen[before:]}) < 8


def test_the_options_of_drawing_hold(plan: Path, toc: Run) -> None:
    asked = ("--lang", "en", "--theme", "contrast", "--show", "indicators", "--hide", "actors", "--view", "chain")
    with watching(NAME, *asked, "--no-findings", cwd=plan.parent) as server:
        with events(server, "plan/plan/events") as heard:
            state = drawn(heard)
        rendered = toc("render", str(plan), "--format", "html", *asked, "--no-findings", "-o", "-").out
        assert page(server) == rendered
        assert (state["language"], state["findings"]) == ("en", {"nl": [], "en": []})


# --- Who may ask -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    folder = tmp_path_factory.mktemp("shared")
    (folder / NAME).write_text(PLAN, encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    with watching(NAME, cwd=folder) as server:
        with events(server, "plan/plan/events") as heard:
            drawn(heard)
        yield server


@pytest.mark.parametrize(
    "path",
    [
        "/{key}/../secret.txt",
        "/{key}/secret.txt",
        "/{key}/plan/../../secret.txt",
        "/{key}/plan/secret.txt/page",
        "/{key}/plan/plan.toc.yaml/page",
        "/{key}/plan/..%2f..%2fsecret.txt/page",
        "/{key}/plan/%2e%2e/%2e%2e/secret.txt",
        "/{key}/plan/..%5c..%5csecret.txt/",
        "/{key}/plan/%00/page",
        "/{key}/plan/plan/page/../../../../../../etc/passwd",
        "/{key}//etc/passwd",
        "/{key}/plan/%2fetc%2fpasswd/page",
        "/{key}/plan/file:%2f%2f%2fetc%2fpasswd/events",
        "/{key}/plan/plan",
        "/{key}",
    ],
)
def test_no_address_reads_a_file(shared: Watching, path: str) -> None:
    status, headers, body = shared.ask(path.format(key=shared.key))
    assert status == 404
    assert b"There is no plan here." in body
    assert headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("path", ["/", "/favicon.ico", "/x/plan/plan/page", "//", "/{key}x/", "/../{key}", "/%C3%A9/"])
def test_without_the_key_there_is_nothing(shared: Watching, path: str) -> None:
    status, _, body = shared.ask(path.format(key=shared.key))
    assert (status, b"the whole address" in body, TITLE.encode() in body) == (403, True, False)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "127.0.0.1:{port}"}, 200),
        ({"Host": "localhost:{port}"}, 200),
        ({"Host": "evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1:{port}.evil.example"}, 421),
        ({"Host": ""}, 421),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        ({"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, 200),
        ({"Sec_Fetch_Site": "same-origin", "Sec_Fetch_Mode": "cors"}, 200),
    ],
)
def test_only_a_page_of_ours_may_ask(shared: Watching, headers: dict[str, str], status: int) -> None:
    sent = {name: value.format(port=shared.port) for name, value in headers.items()}
    assert shared.ask(f"/{shared.key}/plan/plan/page", **sent)[0] == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent(shared: Watching, method: str) -> None:
    assert shared.ask(f"/{shared.key}/plan/plan/page", method)[0] == 405


@pytest.mark.parametrize("path", ["", "plan/plan/", "plan/plan/page"])
def test_every_answer_says_what_it_may_do(shared: Watching, path: str) -> None:
    _, headers, _ = shared.ask(f"/{shared.key}/{path}")
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert ("frame-ancestors 'self'" if path.endswith("page") else "frame-ancestors 'none'") in policy
    wanted = {
        "cache-control": "no-store",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
    assert {name: headers.get(name) for name in wanted} == wanted


def test_it_listens_on_this_computer_only(shared: Watching) -> None:
    addresses = {one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1"}:
        with socket.socket() as other:
            other.settimeout(2)
            assert other.connect_ex((address, shared.port)) != 0


def test_a_request_that_is_none_does_no_harm(shared: Watching) -> None:
    for bytes_sent in (b"\x00\xff\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET " + b"a" * 100_000 + b"\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", shared.port), timeout=5) as other:
            other.sendall(bytes_sent)
            other.settimeout(5)
            assert other.recv(100).split(b" ")[1][:1] == b"4"
    assert shared.ask(f"/{shared.key}/")[0] == 200


# --- Beginning and end -----------------------------------------------------------------------------------------------


def children(pid: int) -> set[int]:
    """The processes that this one started, and those that they started."""
    found: set[int] = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text("utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            child = int(status.parent.name)
            found |= {child} | children(child)
    return found


def are_gone(processes: set[int]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not any(Path(f"/proc/{one}").exists() for one in processes):
            return True
        time.sleep(0.05)
    return False


@on_posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_and_leaves_nothing_behind(served: Watching, how: signal.Signals) -> None:
    with events(served, "plan/plan/events") as heard:
        drawn(heard)
        started = children(served.process.pid) if Path("/proc/self").exists() else set()
        began = time.monotonic()
        code, err = served.stop(how)
        if how is not signal.SIGKILL:
            assert (code, err) == (0, "")
            assert time.monotonic() - began < 5
            served.line(r"^Stopped\.$")
    assert are_gone(started)
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", served.port))


@on_posix
def test_a_process_that_draws_and_dies_is_replaced(served: Watching, plan: Path) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("no /proc to find processes in")
    with events(served, "plan/plan/events") as heard:
        drawn(heard)
        for child in children(served.process.pid):
            os.kill(child, signal.SIGKILL)
        plan.write_text(titled("Na de val"), encoding="utf-8")
        heard.until(lambda state: state["state"] == "failed" or state["title"] == "Na de val")
        plan.write_text(titled("En weer"), encoding="utf-8")
        heard.until(lambda state: state["state"] == "fine" and state["title"] == "En weer")


def test_the_address_stays_the_same_and_nobody_else_can_read_it(plan: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    keys = set()
    for _ in range(2):
        with watching(NAME, cwd=plan.parent, env={"TOC_CACHE_DIR": str(cache)}) as server:
            keys.add(server.key)
    assert keys == {(cache / "watch-key").read_text("ascii")}
    assert len(server.key) == 16
    if sys.platform != "win32":
        assert stat.S_IMODE((cache / "watch-key").stat().st_mode) == 0o600
    (cache / "watch-key").write_text("../x", encoding="ascii")
    with watching(NAME, cwd=plan.parent, env={"TOC_CACHE_DIR": str(cache)}) as server:
        assert server.key == (cache / "watch-key").read_text("ascii") != "../x"


def test_a_port_that_is_taken(plan: Path, toc_program: Run, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = toc_program("watch", NAME, "--no-open", "--port", str(port), cwd=tmp_path, env={"TOC_LANG": "nl"})
    told = f"toc: poort {port} is al bezet door een ander programma. Kies een andere, of laat --port weg.\n"
    assert (ran.code, ran.out, ran.err) == (2, "", told)
    assert plan.exists()


@on_posix
def test_the_browser_opens_the_address_when_that_is_asked(plan: Path, tmp_path: Path) -> None:
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part; mv {opened}.part {opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    with watching(NAME, "--open", cwd=plan.parent, env={"BROWSER": f"{browser} %s"}) as server:
        end = time.monotonic() + PATIENCE
        while not opened.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert opened.read_text("utf-8") == server.address


WRONG = [
    (["nergens.toc.yaml"], "'nergens.toc.yaml' does not exist. Did you mean 'plan.toc.yaml'?"),
    (["-"], "toc watch looks at files, not at what is piped in."),
    (["--port", "x"], "'x' does not fit --port: give a number from 0 on."),
    (["--port", "70000"], "--port goes up to 65535."),
    (["--show", "actors", "--hide", "actors"], "--show actors does not go with --hide actors."),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_wrong_use(toc: Run, plan: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    monkeypatch.chdir(plan.parent)
    ran = toc("watch", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"toc: {told}\n")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_the_extra_it_says_what_to_install(toc: Run, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    for name in [
        name for name in sys.modules if name.partition(".")[0] == "uvicorn" or name.startswith("toc.apps.live.")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.setenv("TOC_LANG", language)
    ran = toc("watch")
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == "  pip install starlette uvicorn watchfiles"
    assert ran.err.startswith("toc: this takes libraries" if language == "en" else "toc: hiervoor zijn bibliotheken")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_reads_well_in_both_languages(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("watch", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.watch.{language}.txt", ran.out)


@on_posix
def test_ctrl_c_in_a_terminal_ends_it_quietly(plan: Path) -> None:
    """There Ctrl-C goes to every process of the terminal, also to the one that draws."""
    pexpect = pytest.importorskip("pexpect", reason="pexpect is not installed")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TOC_LANG": "nl", "TOC_CACHE_DIR": "", "TERM": "dumb"}
    arguments = ["-m", "toc", "watch", NAME, "--no-open", "--port", "0"]
    terminal = pexpect.spawn(
        sys.executable, arguments, cwd=str(plan.parent), env=env, timeout=PATIENCE, encoding="utf-8"
    )
    terminal.expect("1 plan wordt gevolgd. Open dit in een browser:\r\n  http://127.0.0.1:[0-9]+/[^/]+/plan/plan/\r\n")
    terminal.expect("Stoppen: Ctrl-C.\r\n")
    plan.write_text(titled("Nieuw"), encoding="utf-8")
    terminal.expect(r"\d\d:\d\d:\d\d  plan\.toc\.yaml  niets in de weg\r\n")
    started = children(terminal.pid) if Path("/proc/self").exists() else set()
    terminal.sendcontrol("c")
    terminal.expect(pexpect.EOF)
    assert terminal.before.removeprefix("^C").strip() == "Gestopt."
    assert terminal.wait() == 0
    terminal.close()
    assert are_gone(started)
