/** Open documents as the engine reads them: files and notebooks, also unsaved. */

import type { NotebookDocuments, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { sourceFile, type SourceFile } from "../engine/source";

export interface OpenDocument {
  /** Of the file or the notebook, not of a cell. */
  readonly uri: string;
  /** Goes up with every edit. */
  readonly version: string;
  readonly isNotebook: boolean;
  /** Ids are the URIs of the text documents, so that ranges lead back to them. */
  readonly cells: readonly SourceFile[];
}

export interface Documents {
  get(uri: string): OpenDocument | undefined;
  /** The file or notebook that a text document belongs to. */
  ownerOf(textUri: string): string;
  all(): readonly OpenDocument[];
}

export function openDocuments(
  texts: TextDocuments<TextDocument>,
  notebooks: NotebookDocuments<TextDocument>,
): Documents {
  /** Sources keep their line tables while their text stays the same. */
  const sources = new Map<string, { readonly version: number; readonly file: SourceFile }>();

  const sourceOf = (document: TextDocument): SourceFile => {
    const known = sources.get(document.uri);
    if (known?.version === document.version) return known.file;
    const file = sourceFile(document.uri, document.getText());
    sources.set(document.uri, { version: document.version, file });
    return file;
  };

  const notebook = (uri: string): OpenDocument | undefined => {
    const found = notebooks.getNotebookDocument(uri);
    if (!found) return undefined;
    const cells = found.cells.flatMap((cell) => notebooks.getCellTextDocument(cell) ?? []);
    const python = cells.filter((cell) => cell.languageId === "python");
    const versions = python.map((cell) => `${cell.uri}@${cell.version}`);
    return {
      uri,
      version: `${found.version};${versions.join()}`,
      isNotebook: true,
      cells: python.map(sourceOf),
    };
  };

  const text = (uri: string): OpenDocument | undefined => {
    const found = texts.get(uri);
    if (!found) return undefined;
    return { uri, version: String(found.version), isNotebook: false, cells: [sourceOf(found)] };
  };

  const ownerOf = (textUri: string): string =>
    notebooks.findNotebookDocumentForCell(textUri)?.uri ?? textUri;

  return {
    get: (uri) => notebook(uri) ?? text(uri),
    ownerOf,
    all() {
      const uris = new Set<string>();
      for (const document of texts.all()) uris.add(document.uri);
      for (const cell of notebooks.cellTextDocuments.all()) uris.add(ownerOf(cell.uri));
      return [...uris].flatMap((uri) => notebook(uri) ?? text(uri) ?? []);
    },
  };
}
