/** `str` methods about letter cases and kinds of characters. */

import { decimalDigit } from "../numberText";
import { codePoints, isPrintable } from "../strings";
import { bool, str, type PyStr } from "../values";
import type { methodsOf, Row } from "./table";

type Method = ReturnType<typeof methodsOf<PyStr>>;

export function caseRows(method: Method): Row[] {
  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ["upper", (text) => text.toUpperCase()],
    ["lower", lower],
    ["casefold", casefold],
    ["title", title],
    ["capitalize", capitalize],
    ["swapcase", swapcase],
  ];
  return changes.map(([name, change]) =>
    method(name, "", (vm, self) => {
      vm.chargeItems(self.value.length);
      // JavaScript has two of them; the others look at one character after the other.
      if (name !== "upper" && name !== "lower") vm.charge(self.value.length);
      return str(change(self.value));
    }),
  );
}

/** JavaScript's rules for a sigma at the end of a word are Python's. */
function lower(text: string): string {
  return text.toLowerCase();
}

/** One of a text's characters in lower case; a sigma's depends on what is around it. */
function lowerAt(characters: readonly string[], index: number): string {
  const c = characters[index];
  return c === "Σ" && endsWord(characters, index) ? "ς" : c.toLowerCase();
}

function endsWord(characters: readonly string[], index: number): boolean {
  const isLetter = (c: string): boolean => !/^[\p{M}\p{Lm}\p{Sk}\p{Cf}'.·:’]$/u.test(c);
  let before = index - 1;
  while (before >= 0 && !isLetter(characters[before])) before -= 1;
  let after = index + 1;
  while (after < characters.length && !isLetter(characters[after])) after += 1;
  const isBehindCased = before >= 0 && isCased(characters[before]);
  return isBehindCased && !(after < characters.length && isCased(characters[after]));
}

function casefold(text: string): string {
  return codePoints(text)
    .map((c) => (c === "ẞ" || c === "ß" ? "ss" : foldCharacter(c)))
    .join("");
}

function foldCharacter(c: string): string {
  if (c === "ς") return "σ";
  // Folding goes over the upper case, which tells apart what only differs in lower case.
  const folded = c.toUpperCase().toLowerCase();
  return /^[ıİ\u13a0-\u13ff\uab70-\uabbf]/.test(c) ? c.toLowerCase() : folded;
}

const titleForms: Readonly<Record<string, string | undefined>> = {
  ǆ: "ǅ",
  ǅ: "ǅ",
  Ǆ: "ǅ",
  ǉ: "ǈ",
  ǈ: "ǈ",
  Ǉ: "ǈ",
  ǌ: "ǋ",
  ǋ: "ǋ",
  Ǌ: "ǋ",
  ǳ: "ǲ",
  ǲ: "ǲ",
  Ǳ: "ǲ",
};

function toTitle(c: string): string {
  const upper = titleForms[c] ?? c.toUpperCase();
  // `ß` becomes `Ss`: only the first letter of a long upper case is one.
  const characters = Array.from(upper);
  const first = characters.findIndex(isCased);
  return characters.map((each, i) => (i > first ? each.toLowerCase() : each)).join("");
}

function isCased(c: string): boolean {
  return /^[\p{Uppercase}\p{Lowercase}\p{Lt}]$/u.test(c);
}

function title(text: string): string {
  const characters = codePoints(text);
  let result = "";
  let isInWord = false;
  for (const [i, c] of characters.entries()) {
    result += isInWord ? lowerAt(characters, i) : toTitle(c);
    isInWord = isCased(c);
  }
  return result;
}

function capitalize(text: string): string {
  const characters = codePoints(text);
  return characters.map((c, i) => (i === 0 ? toTitle(c) : lowerAt(characters, i))).join("");
}

function swapcase(text: string): string {
  const characters = codePoints(text);
  return characters
    .map((c, i) => (isUpper(c) ? lowerAt(characters, i) : isLower(c) ? c.toUpperCase() : c))
    .join("");
}

function isUpper(c: string): boolean {
  return /^\p{Uppercase}$/u.test(c);
}

function isLower(c: string): boolean {
  return /^\p{Lowercase}$/u.test(c);
}

export function testRows(method: Method): Row[] {
  const tests: readonly (readonly [string, (text: string) => boolean])[] = [
    ["isalpha", every(/^\p{L}$/u)],
    ["isdecimal", every(/^\p{Nd}$/u)],
    ["isdigit", (text) => text !== "" && codePoints(text).every(isDigit)],
    ["isnumeric", (text) => text !== "" && codePoints(text).every(isNumeric)],
    [
      "isalnum",
      (text) => text !== "" && codePoints(text).every((c) => /^\p{L}$/u.test(c) || isNumeric(c)),
    ],
    ["isspace", every(/^[\s\x1c-\x1f\x85]$/u)],
    ["isascii", (text) => /^[\x00-\x7f]*$/.test(text)],
    ["isprintable", (text) => codePoints(text).every(isPrintable)],
    ["isidentifier", isIdentifier],
    ["isupper", (text) => isCasedText(text, isUpper, isLower)],
    ["islower", (text) => isCasedText(text, isLower, isUpper)],
    ["istitle", isTitle],
  ];
  return tests.map(([name, test]) =>
    method(name, "", (vm, self) => {
      vm.charge(self.value.length);
      return bool(test(self.value));
    }),
  );
}

function every(pattern: RegExp): (text: string) => boolean {
  return (text) => text !== "" && codePoints(text).every((c) => pattern.test(c) && c !== "\ufeff");
}

/** Superscripts and circled digits, which have a value but are not decimal. */
function isDigit(c: string): boolean {
  return decimalDigit(c) !== undefined || /^[²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]$/u.test(c);
}

function isNumeric(c: string): boolean {
  return /^[\p{N}〇一二三四五六七八九十百千万億兆零壱弐参拾]$/u.test(c);
}

export function isIdentifier(text: string): boolean {
  // Nearly all are; compiling the tables of the other takes as long as thousands of these.
  return /^[A-Za-z_]\w*$/.test(text) || /^[\p{XID_Start}_][\p{XID_Continue}]*$/u.test(text);
}

/** At least one character of the wanted case and none of the other. */
function isCasedText(
  text: string,
  wanted: (c: string) => boolean,
  other: (c: string) => boolean,
): boolean {
  const characters = codePoints(text);
  return characters.some(wanted) && !characters.some((c) => other(c) || /^\p{Lt}$/u.test(c));
}

function isTitle(text: string): boolean {
  let isInWord = false;
  let found = false;
  for (const c of text) {
    const startsWord = isUpper(c) || /^\p{Lt}$/u.test(c);
    if (startsWord ? isInWord : isLower(c) && !isInWord) return false;
    isInWord = startsWord || isLower(c);
    found ||= isInWord;
  }
  return found;
}
