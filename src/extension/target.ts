/** What "Show CNN Summary" is asked about: the document in front, and where the cursor is. */

import * as vscode from "vscode";
import type { ModelRequest } from "../protocol";
import { notebookOf } from "./locations";

/** The document or notebook in front; absent where neither is Python. */
export function activeTarget(): ModelRequest | undefined {
  const notebookEditor = vscode.window.activeNotebookEditor;
  const textEditor = vscode.window.activeTextEditor;
  if (notebookEditor) {
    const { notebook, selection } = notebookEditor;
    const isInCell = textEditor !== undefined && notebookOf(textEditor.document.uri) === notebook;
    const cell =
      notebook.cellCount > 0
        ? notebook.cellAt(Math.min(selection.start, notebook.cellCount - 1))
        : undefined;
    return {
      uri: notebook.uri.toString(),
      cursor: isInCell
        ? cursorIn(textEditor)
        : cell && { uri: cell.document.uri.toString(), line: 0, character: 0 },
    };
  }
  if (textEditor?.document.languageId !== "python") return undefined;
  const notebook = notebookOf(textEditor.document.uri);
  return { uri: (notebook ?? textEditor.document).uri.toString(), cursor: cursorIn(textEditor) };
}

function cursorIn(editor: vscode.TextEditor): NonNullable<ModelRequest["cursor"]> {
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), line, character };
}
