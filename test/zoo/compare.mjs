// Whether the engine says of a model what PyTorch says; where not, why in one line.

/**
 * @typedef {{ kind: string, parameters: number, output?: unknown, text?: string, error?: string }} Expected
 * @typedef {{ parameters: number, output?: unknown, text: string, errors: readonly string[], notes: readonly string[] }} Got
 * @typedef {{ isEqual: boolean, why: string }} Verdict
 */

/**
 * @param {Expected} expected
 * @param {Got | undefined} got
 * @returns {Verdict}
 */
export function compare(expected, got) {
  if (!got) return different("the engine gave no answer");
  if (got.text === "") return different(got.errors[0] ?? "no model was built");
  if (got.parameters !== expected.parameters) {
    return different(`${got.parameters} parameters, PyTorch has ${expected.parameters}`);
  }
  if (expected.error !== undefined) {
    return got.errors.includes(expected.error)
      ? { isEqual: true, why: `both: ${expected.error}` }
      : different(`PyTorch raises ${expected.error}, the engine ${got.errors[0] ?? "nothing"}`);
  }
  if (got.errors.length > 0) return different(got.errors[0]);
  const unknowns = new Set();
  if (!isSameShape(got.output, expected.output, unknowns)) {
    const [ours, theirs] = [got.output, expected.output].map((value) => JSON.stringify(value));
    return different(`output ${ours}, PyTorch's is ${theirs}`);
  }
  if (unknowns.size === 0) {
    return got.text === expected.text
      ? { isEqual: true, why: "" }
      : different(firstDifference(got.text, expected.text ?? ""));
  }
  // How many boxes are found depends on the numbers in the weights, which nobody knows before they are loaded.
  if (expected.kind !== "detection") return different(`unknown: ${[...unknowns].join("; ")}`);
  return compareAround(got.text, expected.text ?? "", [...unknowns]);
}

/** The same structure and sizes; where a part of ours is unknown with a reason, that is noted. */
function isSameShape(ours, theirs, unknowns) {
  if (typeof ours === "string" && ours.startsWith("unknown: ") && Array.isArray(theirs)) {
    unknowns.add(ours.slice("unknown: ".length));
    return true;
  }
  if (typeof ours !== "object" || typeof theirs !== "object" || !ours || !theirs) {
    return ours === theirs;
  }
  const keys = Object.keys(ours);
  return (
    Array.isArray(ours) === Array.isArray(theirs) &&
    keys.join() === Object.keys(theirs).join() &&
    keys.every((key) => isSameShape(ours[key], theirs[key], unknowns))
  );
}

/**
 * Tables of a model whose boxes decide some sizes: all rows are the same, and all cells but for shapes and mult-adds that
 * wait for the boxes; these come after everything that does not.
 * @returns {Verdict}
 */
function compareAround(ours, theirs, reasons) {
  const [left, right] = [ours.split("\n"), theirs.split("\n")];
  if (left.length !== right.length) return different(firstDifference(ours, theirs));
  const end = left.findIndex((line) => line.startsWith("Total params"));
  let count = 0;
  for (const [i, line] of left.entries()) {
    if (line === right[i]) continue;
    const isRow = i < end;
    if (isRow ? !isSameButGaps(line, right[i]) : !/mult-adds|pass size|Total Size/.test(line)) {
      return different(`line ${i + 1}: ${squeezed(line)} | PyTorch: ${squeezed(right[i])}`);
    }
    if (isRow) count++;
  }
  return {
    isEqual: true,
    why: `equal but for shapes in ${count} ${count === 1 ? "row" : "rows"} that wait for ${reasons.join(" and ")}`,
  };
}

/** The name and torchinfo's eight columns; those that can wait: input and output shape, mult-adds. */
const columns = 9;
const waiting = [1, 2, 7];

function isSameButGaps(ours, theirs) {
  const [left, right] = [ours, theirs].map((line) => line.trim().split(/ {2,}(?=\S)/));
  // The name is in several parts where lines of the tree stand before it.
  const column = (i) => i - (left.length - columns);
  return (
    left.length === right.length &&
    left.every((cell, i) => cell === right[i] || (cell === "--" && waiting.includes(column(i))))
  );
}

function different(why) {
  return { isEqual: false, why };
}

function firstDifference(ours, theirs) {
  const [left, right] = [ours.split("\n"), theirs.split("\n")];
  const at = left.findIndex((line, i) => line !== right[i]);
  if (at < 0) return `the table ends after line ${left.length}, PyTorch's after ${right.length}`;
  return `line ${at + 1}: ${squeezed(left[at])} | PyTorch: ${squeezed(right[at] ?? "")}`;
}

function squeezed(line) {
  return line.trim().replace(/ {2,}/g, "  ");
}
