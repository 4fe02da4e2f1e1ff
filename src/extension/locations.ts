/** Between the protocol's locations and VS Code's own. */

import * as vscode from "vscode";
import type { FixView, Location } from "../protocol";

export function rangeOf({ range }: Location): vscode.Range {
  return new vscode.Range(
    range.start.line,
    range.start.character,
    range.end.line,
    range.end.character,
  );
}

/** Shows the code at a location, beside the panel; in a notebook the cell it is in. */
export async function reveal(location: Location): Promise<void> {
  const uri = vscode.Uri.parse(location.uri);
  const range = rangeOf(location);
  const notebook = notebookOf(uri);
  const selection = new vscode.Selection(range.start, range.end);
  if (!notebook) {
    // The document that is open already, so that no second tab of the same file appears.
    const visible = vscode.window.visibleTextEditors.find((e) => isAt(e.document, uri));
    const document =
      visible?.document ??
      vscode.workspace.textDocuments.find((open) => isAt(open, uri)) ??
      (await vscode.workspace.openTextDocument(uri));
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
      preserveFocus: true,
      selection,
    });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  const editor = await showNotebook(notebook);
  const index = notebook
    .getCells()
    .findIndex((cell) => cell.document.uri.toString() === location.uri);
  const cells = new vscode.NotebookRange(index, index + 1);
  editor.selections = [cells];
  editor.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  const cellEditor = vscode.window.visibleTextEditors.find(
    (candidate) => candidate.document.uri.toString() === location.uri,
  );
  if (cellEditor) {
    cellEditor.selection = selection;
    cellEditor.revealRange(range);
  }
}

function isAt(document: vscode.TextDocument, uri: vscode.Uri): boolean {
  return document.uri.toString() === uri.toString();
}

async function showNotebook(notebook: vscode.NotebookDocument): Promise<vscode.NotebookEditor> {
  const open = vscode.window.visibleNotebookEditors.find((editor) => editor.notebook === notebook);
  return open ?? vscode.window.showNotebookDocument(notebook, { preserveFocus: true });
}

/** The notebook a cell's document belongs to. */
export function notebookOf(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  if (uri.scheme !== "vscode-notebook-cell") return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document.uri.toString() === uri.toString()),
  );
}

export function applyFix(fix: FixView): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { location, newText } of fix.edits) {
    edit.replace(vscode.Uri.parse(location.uri), rangeOf(location), newText);
  }
  return vscode.workspace.applyEdit(edit);
}
