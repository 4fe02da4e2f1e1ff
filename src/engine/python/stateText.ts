/** What libraries keep, as text: the same as long as it is the same. */

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** Of what can only be compared by being the same. */
export function identity(value: object): string {
  const known = identities.get(value) ?? ++lastIdentity;
  identities.set(value, known);
  return `@${known}`;
}

/** Deeper than this, what a library keeps is told by being the same. */
const mostDepth = 5;

/** Settings, the state of a generator. */
export function stateText(value: unknown, depth = 0): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (ArrayBuffer.isView(value)) return "length" in value ? Array.prototype.join.call(value) : "";
  if (depth >= mostDepth || "kind" in value) return identity(value);
  if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
    return `[${[...value].map((one) => stateText(one, depth + 1)).join()}]`;
  }
  return `(${Object.values(value)
    .map((one) => stateText(one, depth + 1))
    .join()})`;
}
