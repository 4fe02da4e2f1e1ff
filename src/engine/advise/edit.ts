/** Applying a fix's edits to texts. */

import { sourceFile, type SourceFile, type TextEdit } from "../source";

/** The files with the edits made; offsets of one file's edits all refer to its old text. */
export function applyEdits(
  files: readonly SourceFile[],
  edits: readonly TextEdit[],
): readonly SourceFile[] {
  return files.map((file) => {
    const own = edits.filter(({ range }) => range.source === file.id);
    if (own.length === 0) return file;
    let text = file.text;
    for (const { range, newText } of [...own].sort((a, b) => b.range.start - a.range.start)) {
      text = text.slice(0, range.start) + newText + text.slice(range.end);
    }
    return sourceFile(file.id, text);
  });
}
