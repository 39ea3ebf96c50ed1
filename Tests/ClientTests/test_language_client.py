"""`galley lsp`, spoken to by pygls, a language client that knows nothing of Galley."""

import asyncio
import subprocess

from conftest import WRONG
from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Editor(LanguageClient):
    """Keeps what the server tells of a document."""

    def __init__(self):
        super().__init__("editor", "1")
        self.told = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def take(parameters: types.PublishDiagnosticsParams):
            self.told.put_nowait(parameters)

    async def diagnostics(self) -> list:
        return (await asyncio.wait_for(self.told.get(), 60)).diagnostics


def written(text: str, edits: list) -> str:
    """The text with edits of an editor; columns are characters here, for the page has none beyond the BMP."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    offset = lambda place: starts[place.line] + place.character
    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


async def talk(executable, folder):
    editor = Editor()
    page = folder / "page.txt"
    page.write_text(WRONG)
    await editor.start_io(str(executable), "lsp", cwd=folder)
    started = await editor.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri()))
    assert started.server_info.name == "galley"
    # Whole texts are sent, as the server asks for them.
    assert started.capabilities.text_document_sync.change == types.TextDocumentSyncKind.Full
    editor.initialized(types.InitializedParams())
    document = types.TextDocumentIdentifier(page.as_uri())
    editor.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(page.as_uri(), "plaintext", 1, WRONG)))
    found = await editor.diagnostics()
    assert {diagnostic.code for diagnostic in found} == {"halfwidth-punctuation", "unfinished-paragraph"}

    mark = next(diagnostic for diagnostic in found if diagnostic.code == "halfwidth-punctuation")
    hover = await editor.text_document_hover_async(types.HoverParams(document, mark.range.start))
    assert "halfwidth-punctuation" in hover.contents.value

    context = types.CodeActionContext([mark])
    actions = await editor.text_document_code_action_async(types.CodeActionParams(document, mark.range, context))
    fix = next(action for action in actions if action.kind == types.CodeActionKind.QuickFix)
    repaired = written(WRONG, fix.edit.changes[page.as_uri()])
    assert repaired == WRONG.replace(",", "，", 1)

    context = types.CodeActionContext([], only=["source.fixAll.galley"])
    (everything,) = await editor.text_document_code_action_async(types.CodeActionParams(document, mark.range, context))
    all_repaired = written(WRONG, everything.edit.changes[page.as_uri()])

    editor.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, page.as_uri()),
            [types.TextDocumentContentChangeWholeDocument(repaired)]))
    assert [diagnostic.code for diagnostic in await editor.diagnostics()] == ["unfinished-paragraph"]
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()
    return all_repaired


def test_an_editor_is_served(executable, tmp_path):
    repaired = asyncio.run(talk(executable, tmp_path))
    subprocess.run([executable, "lint", "page.txt", "--fix"], cwd=tmp_path, stdout=subprocess.DEVNULL)
    assert (tmp_path / "page.txt").read_text() == repaired
