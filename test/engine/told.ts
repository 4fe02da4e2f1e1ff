/** What an analysis says about a document, as text: two analyses that say the same are the same. */

import type { Analysis } from "../../src/engine/analysis";
import type { DocumentText } from "../../src/engine/engine";

/** Candidates, models, diagnostics, and what every name holds. */
export function told(analysis: Analysis, document: DocumentText): string {
  const values = document.cells.flatMap(({ id, text }) =>
    [...text.matchAll(/[A-Za-z_]\w*/g)].map(({ index }) => analysis.valueAt(id, index) ?? null),
  );
  const models = analysis.models().map((model) => ({ ...model, candidate: undefined }));
  const { diagnostics } = analysis;
  const text = JSON.stringify(
    [diagnostics, models, analysis.candidates, values],
    (key, value: unknown) => (key === "syntax" || key === "file" ? undefined : value),
    1,
  );
  // Addresses count the objects of the process.
  return text.replace(/0x7f[0-9a-f]+/g, "0x");
}
