"""The language server: what comes in over the protocol is handed to the modules beside it, and their answers go out."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, TypeVar

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException
from pygls.io_ import StdoutWriter
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from toc import __version__
from toc.apps.errors import report_bug
from toc.apps.language import user_tongue
from toc.apps.lsp import actions, places
from toc.apps.lsp.actions import diagnostics, formatting
from toc.apps.lsp.completion import TRIGGERS, completion
from toc.apps.lsp.hover import hover
from toc.apps.lsp.opened import Opened, changes
from toc.apps.lsp.places import RefusedError, symbols
from toc.apps.lsp.wire import Incoming, follow, strict_converter
from toc.system.files import is_plan_name
from toc.workspace.config.files import OWN_NAME, SHARED_NAME

T = TypeVar("T")

PAUSE = 0.2
"""Seconds without typing after which a file is checked."""

LANGUAGE_ID = "toc"
"""A file that the editor says to be in this language is a plan, whatever its name."""

_DOCUMENTS = ("textDocument/", "notebookDocument/")


class Server(LanguageServer):
    """The plans that are open, and what is known of the editor."""

    def __init__(self) -> None:
        # A plan is a few kilobytes: whole texts go over, and no two ideas of its lines can drift apart.
        full = types.TextDocumentSyncKind.Full
        super().__init__("toc", __version__, text_document_sync_kind=full, converter_factory=strict_converter)
        # We keep the texts of plans ourselves; pygls keeps those of every file, and stumbles over one that it lacks.
        for name in [one for one in self.protocol.fm.builtin_features if one.startswith(_DOCUMENTS)]:
            del self.protocol.fm.builtin_features[name]
        self.plans: dict[str, Opened] = {}
        self.begun = False
        self.stopped_well = False
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._told = ""
        self._reported = False

    def opened(self, uri: str, text: str, version: int | None, language_id: str | None = None) -> None:
        """Takes note of a state of a file, if it is a plan."""
        path = _path_of(uri)
        if uri in self.plans or language_id == LANGUAGE_ID or is_plan_name(path):
            encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
            full = os.path.abspath(os.path.join(self.workspace.root_path or os.curdir, path))
            self.plans[uri] = Opened(uri=uri, path=full, text=text, version=version, encoding=encoding)

    def knows(self, method: str) -> bool:
        """Whether there is something to do for a request or notification of that name."""
        features = self.protocol.fm
        return method in features.features or method in features.builtin_features

    def closed(self, uri: str) -> None:
        self._forget_timer(uri)
        if self.plans.pop(uri, None):
            self._publish(uri, [], None)

    def check_soon(self, uri: str) -> None:
        """Checks that file when its writer pauses."""
        self._forget_timer(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(PAUSE, self._check_safely, uri)

    def check(self, uri: str) -> None:
        """Says what the rules find in that file now, by the settings as they are now."""
        self._forget_timer(uri)
        before = self.plans.get(uri)
        if before is None:
            return
        fresh = Opened(uri=uri, path=before.path, text=before.text, version=before.version, encoding=before.encoding)
        self.plans[uri] = fresh
        self._publish(uri, diagnostics(fresh, related=self._shows_related), fresh.version)
        wrong = fresh.error.text(user_tongue()) if fresh.error else ""
        if wrong != self._told:
            self._told = wrong
            if wrong:
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, wrong))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """A message that cannot be read is left aside; for a bug of ours, once, there is a report to send."""
        if (
            isinstance(error, JsonRpcException)
            and source is FeatureRequestError
            and "traceback" not in (error.data or ())
        ):
            return
        if source is JsonRpcException or self._reported:
            return
        self._reported = True
        report_bug()

    def shutdown(self) -> None:
        """Stops without waiting for what is still being read: the process ends anyway."""
        if self._stop_event is not None:
            self._stop_event.set()
        if self._thread_pool:
            self._thread_pool.shutdown(wait=False)

    @property
    def knows_snippets(self) -> bool:
        return bool(_capability(self.client_capabilities, "text_document.completion.completion_item.snippet_support"))

    @property
    def watches_files(self) -> bool:
        ability = "workspace.did_change_watched_files.dynamic_registration"
        return bool(_capability(self.client_capabilities, ability))

    @property
    def _shows_related(self) -> bool:
        ability = "text_document.publish_diagnostics.related_information"
        return bool(_capability(self.client_capabilities, ability))

    def _check_safely(self, uri: str) -> None:
        try:
            self.check(uri)
        except Exception as error:  # noqa: BLE001 whatever it is, the editor goes on
            self.report_server_error(error, Exception)

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _forget_timer(self, uri: str) -> None:
        timer = self._waiting.pop(uri, None)
        if timer:
            timer.cancel()


def _path_of(uri: str) -> str:
    """The path of a file, or what stands in its place where it is no file of this computer."""
    try:
        path = to_fs_path(uri)
    except ValueError:  # an address that is none
        path = None
    return path or uri.rsplit(":", 1)[-1]


def _capability(capabilities: object, path: str) -> object:
    for name in path.split("."):
        capabilities = getattr(capabilities, name, None)
    return capabilities


def serve(given: BinaryIO, taken: BinaryIO) -> int:
    """Speaks with an editor until it says goodbye or goes away; the exit code: 0 after a proper goodbye, else 1."""
    if os.environ.get("TOC_DEBUG"):
        logging.basicConfig(level=logging.DEBUG)
    else:
        # pygls logs every message that it cannot use, with a traceback.
        logging.disable(logging.CRITICAL)
    server = make_server()
    server.protocol.set_writer(StdoutWriter(taken))
    try:
        # `exit` ends it, or an editor that hears nothing any more, or Ctrl-C.
        with suppress(BrokenPipeError, KeyboardInterrupt, SystemExit):
            asyncio.run(follow(server, Incoming(given)))
    finally:
        server.shutdown()
    return 0 if server.stopped_well else 1


def make_server() -> Server:
    server = Server()
    _follows(server)
    _follows_files(server)
    _answers(server)
    _edits(server)
    return server


def _follows(server: Server) -> None:
    """What an editor tells, and needs no answer."""

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        if server.watches_files:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in (OWN_NAME, SHARED_NAME)]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            one = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([one]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def settings_changed(_: types.DidChangeWatchedFilesParams) -> None:
        for uri in [*server.plans]:
            server.check(uri)

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.stopped_well = True


def _follows_files(server: Server) -> None:
    """What happens to the files that are open."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        server.opened(one.uri, one.text, one.version, str(one.language_id))
        server.check(one.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in server.plans and params.content_changes:
            server.opened(uri, params.content_changes[-1].text, params.text_document.version)
            server.check_soon(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)


def _answers(server: Server) -> None:
    """What an editor asks. A file that is no plan gets no answer."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[*TRIGGERS]))
    def complete(params: types.CompletionParams) -> list[types.CompletionItem] | None:
        plan = server.plans.get(params.text_document.uri)
        return completion(plan, params.position, snippets=server.knows_snippets) if plan else None

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def explain(params: types.HoverParams) -> types.Hover | None:
        plan = server.plans.get(params.text_document.uri)
        return hover(plan, params.position) if plan else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        plan = server.plans.get(params.text_document.uri)
        return symbols(plan) if plan else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def define(params: types.DefinitionParams) -> types.Location | None:
        plan = server.plans.get(params.text_document.uri)
        return places.definition_from(plan, params.position) if plan else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def refer(params: types.ReferenceParams) -> list[types.Location] | None:
        plan = server.plans.get(params.text_document.uri)
        declared = params.context.include_declaration
        return places.references_from(plan, params.position, declared=declared) if plan else None


def _edits(server: Server) -> None:
    """The changes that an editor asks for; it makes them itself."""

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[*actions.KINDS]))
    def act(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        plan = server.plans.get(params.text_document.uri)
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        return actions.actions(plan, params.range, only) if plan else None

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def tidy(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        plan = server.plans.get(params.text_document.uri)
        try:
            return formatting(plan) if plan else None
        except RefusedError as refused:
            # VS Code shows of an error only that formatting failed, and Helix nothing; a message they show both.
            server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, str(refused)))
            return None

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def may_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        plan = server.plans.get(params.text_document.uri)
        return _or_refuse(lambda: places.placeholder(plan, params.position)) if plan else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        plan = server.plans.get(params.text_document.uri)
        if plan is None:
            return None
        at = plan.positions.offset(params.position)
        return changes(plan, _or_refuse(lambda: places.rename(plan.document, at, params.new_name)))


def _or_refuse(answer: Callable[[], T]) -> T:
    """The answer; what cannot be done is told as an error that an editor shows."""
    try:
        return answer()
    except RefusedError as refused:
        raise JsonRpcException(str(refused), int(types.LSPErrorCodes.RequestFailed)) from refused


def standard_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the protocol alone: what is printed by mistake goes to stderr."""
    taken = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    return sys.stdin.buffer, taken
