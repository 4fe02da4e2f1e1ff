// Whether the engine says of a model what PyTorch says; where not, why in one line.

/**
 * @param {{ kind: string, parameters: number, output?: unknown, text?: string, error?: string }} expected
 * @param {{ parameters: number, output?: unknown, text: string, errors: readonly string[] } | undefined} got
 * @returns {{ isEqual: boolean, why: string }}
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
  const [ours, theirs] = [got.output, expected.output].map((value) => JSON.stringify(value));
  if (ours !== theirs) return different(`output ${ours}, PyTorch's is ${theirs}`);
  return got.text === expected.text
    ? { isEqual: true, why: "" }
    : different(firstDifference(got.text, expected.text));
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
