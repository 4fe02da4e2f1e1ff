/** Input sizes as text, in the command line's notation: `1x3x224x224:float32:weyl`. */

const dtypes = [
  "float16",
  "bfloat16",
  "float32",
  "float64",
  "int8",
  "uint8",
  "int16",
  "int32",
  "int64",
  "bool",
  "complex64",
  "complex128",
];
const fills = ["weyl", "sin", "rand", "randn", "ones", "zeros"];

/** A sentence about what is wrong with a text; nothing when it can be read. */
export function inputProblem(text: string): string | undefined {
  const [sizes, ...options] = text.trim().split(":");
  if (!/^\d+(\s*[x,×]\s*\d+)*$/.test(sizes.trim())) {
    return `"${text}" is no input size: write it like 1x3x224x224.`;
  }
  const numbers = sizes.split(/[x,×]/).map(Number);
  if (numbers.some((size) => !Number.isSafeInteger(size))) return `"${text}" is too large.`;
  const rest = options.join(":");
  const isKnown = options.every(
    (option, i) =>
      dtypes.includes(option) ||
      fills.includes(option) ||
      option === "token" ||
      (options.at(i - 1) === "token" && i > 0 && /^\d+$/.test(option)),
  );
  return isKnown
    ? undefined
    : `":${rest}" is no element type or fill: write it like :int64 or :ones.`;
}

/** The fill of a text: `ones` of `1x3x8x8:ones`; empty where it names none. */
export function fillOf(text: string): string {
  const [, ...options] = text.trim().split(":");
  return options.filter((option) => !dtypes.includes(option)).join(":");
}

/** The text with the number at the cursor made larger or smaller, never below 1; nothing where there is no number. */
export function steppedInput(
  text: string,
  cursor: number,
  by: number,
): { text: string; cursor: number } | undefined {
  const end = text.includes(":") ? text.indexOf(":") : text.length;
  let start = cursor;
  while (start > 0 && isDigit(text[start - 1])) start--;
  let stop = cursor;
  while (stop < end && isDigit(text[stop])) stop++;
  if (start === stop || start >= end) return undefined;
  const next = String(Math.max(1, Number(text.slice(start, stop)) + by));
  const shift = next.length - (stop - start);
  return {
    text: text.slice(0, start) + next + text.slice(stop),
    cursor: Math.max(start, Math.min(cursor + shift, start + next.length)),
  };
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
