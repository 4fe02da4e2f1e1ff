/**
 * Runs regular expressions by backtracking, as Python's `re` does, on a budget: a pattern that would run for years
 * stops where everything else does.
 */

import type { CharClass, CharSet, Node, Pattern } from "./syntax";

export interface Regex {
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly match: Matcher;
}

/** Starts and ends of the groups, the whole match first; -1 for a group that did not take part. */
export interface Found {
  readonly spans: readonly number[];
  /** The group that was closed last; 0 for none. */
  readonly lastIndex: number;
}

interface State {
  readonly text: readonly number[];
  readonly end: number;
  spans: number[];
  lastIndex: number;
  /** Counts work; throws when there was too much of it. */
  readonly charge: (steps: number) => void;
}

type Continue = (state: State, at: number) => number;
/** Matches from a position and goes on with `next`; the end of the whole match, or -1. */
type Matcher = (state: State, at: number, next: Continue) => number;

export function compileRegex(pattern: Pattern): Regex {
  return { groups: pattern.groups, names: pattern.names, match: compile(pattern.node) };
}

export type Anchoring = "search" | "match" | "fullmatch";

/** The first match in `text` (code points) from `from`. `notEmptyAt`: a place where an empty match does not count. */
export function run(
  regex: Regex,
  text: readonly number[],
  from: number,
  end: number,
  anchoring: Anchoring,
  charge: (steps: number) => void,
  notEmptyAt = -1,
): Found | undefined {
  const size = 2 * (regex.groups + 1);
  for (let start = from; start <= end; start++) {
    const state: State = {
      text,
      end,
      spans: new Array<number>(size).fill(-1),
      lastIndex: 0,
      charge,
    };
    charge(1);
    const stop = regex.match(state, start, (s, at) => {
      if (anchoring === "fullmatch" && at !== s.end) return -1;
      return at === start && at === notEmptyAt ? -1 : at;
    });
    if (stop >= 0) {
      state.spans[0] = start;
      state.spans[1] = stop;
      return { spans: state.spans, lastIndex: state.lastIndex };
    }
    if (anchoring !== "search") return undefined;
  }
  return undefined;
}

function compile(node: Node): Matcher {
  const single = singleTest(node);
  if (single) {
    return (state, at, next) =>
      at < state.end && single(state.text[at]) ? next(state, at + 1) : -1;
  }
  switch (node.kind) {
    case "empty":
      return (state, at, next) => next(state, at);
    case "sequence":
      return node.items.map(compile).reduceRight<Matcher>(
        (rest, first) => (state, at, next) => first(state, at, (s, p) => rest(s, p, next)),
        (state, at, next) => next(state, at),
      );
    case "choice": {
      const options = node.options.map(compile);
      return (state, at, next) => {
        for (const option of options) {
          const saved = state.spans.slice();
          const last = state.lastIndex;
          const stop = option(state, at, next);
          if (stop >= 0) return stop;
          state.spans = saved;
          state.lastIndex = last;
        }
        return -1;
      };
    }
    case "repeat":
      return repeat(node);
    case "group":
      return group(node.index, compile(node.item));
    case "atomic":
      return atomic(compile(node.item));
    case "look":
      return look(node);
    case "backreference":
      return backreference(node.index, node.ignoreCase);
    case "condition": {
      const [yes, no] = [compile(node.yes), compile(node.no)];
      const end = 2 * node.index + 1;
      return (state, at, next) => (state.spans[end] >= 0 ? yes : no)(state, at, next);
    }
    case "assert":
      return (state, at, next) => (holds(node, state, at) ? next(state, at) : -1);
    default:
      return () => -1;
  }
}

function group(index: number, item: Matcher): Matcher {
  return (state, at, next) => {
    const [start, end, last] = [
      state.spans[2 * index],
      state.spans[2 * index + 1],
      state.lastIndex,
    ];
    const stop = item(state, at, (s, p) => {
      const [before, after, lastBefore] = [s.spans[2 * index], s.spans[2 * index + 1], s.lastIndex];
      s.spans[2 * index] = at;
      s.spans[2 * index + 1] = p;
      s.lastIndex = index;
      const result = next(s, p);
      if (result < 0) {
        s.spans[2 * index] = before;
        s.spans[2 * index + 1] = after;
        s.lastIndex = lastBefore;
      }
      return result;
    });
    if (stop < 0) {
      state.spans[2 * index] = start;
      state.spans[2 * index + 1] = end;
      state.lastIndex = last;
    }
    return stop;
  };
}

function atomic(item: Matcher): Matcher {
  return (state, at, next) => {
    const saved = state.spans.slice();
    const last = state.lastIndex;
    const inner = item(state, at, (_s, p) => p);
    const stop = inner < 0 ? -1 : next(state, inner);
    if (stop < 0) {
      state.spans = saved;
      state.lastIndex = last;
    }
    return stop;
  };
}

function look(node: Node & { kind: "look" }): Matcher {
  const item = compile(node.item);
  const back = node.isBehind ? fixedWidth(node.item) : 0;
  return (state, at, next) => {
    const saved = state.spans.slice();
    const last = state.lastIndex;
    const from = at - back;
    // What is looked for behind ends here, whatever comes after.
    const inner =
      from < 0 ? -1 : item(state, from, (_s, p) => (!node.isBehind || p === at ? p : -1));
    const isFound = inner >= 0;
    if (isFound === node.isNegative) {
      state.spans = saved;
      state.lastIndex = last;
      return -1;
    }
    if (node.isNegative) state.spans = saved;
    const stop = next(state, at);
    if (stop < 0) {
      state.spans = saved;
      state.lastIndex = last;
    }
    return stop;
  };
}

function backreference(index: number, ignoreCase: boolean): Matcher {
  return (state, at, next) => {
    const [start, end] = [state.spans[2 * index], state.spans[2 * index + 1]];
    if (start < 0 || end < 0 || at + end - start > state.end) return -1;
    for (let i = 0; i < end - start; i++) {
      const [a, b] = [state.text[start + i], state.text[at + i]];
      if (a !== b && !(ignoreCase && foldCase(a) === foldCase(b))) return -1;
    }
    return next(state, at + end - start);
  };
}

function repeat(node: Node & { kind: "repeat" }): Matcher {
  const { min, max, mode } = node;
  const single = singleTest(node.item);
  if (single)
    return mode === "lazy" ? lazySingle(single, min, max) : greedySingle(single, min, max, mode);
  const steady = steadyItem(node.item);
  if (steady && mode === "greedy") return greedySteady(steady, min, max);
  const item = compile(node.item);
  const greedy: Matcher = (state, at, next) => greedyRound(state, at, next, item, min, max, 0, -1);
  if (mode === "possessive") return atomic(greedy);
  if (mode === "greedy") return greedy;
  return (state, at, next) => lazyRound(state, at, next, item, min, max, 0, -1);
}

/** An item that matches in one way at most and always as many characters: rounds of it need no recursion. */
interface Steady {
  readonly tests: readonly CharTest[];
  /** The group around it, if there is one. */
  readonly group: number | undefined;
}

function steadyItem(node: Node): Steady | undefined {
  const inner = node.kind === "group" ? node.item : node;
  const parts = inner.kind === "sequence" ? inner.items : [inner];
  const tests: CharTest[] = [];
  for (const part of parts) {
    const test = singleTest(part);
    if (test === undefined) return undefined;
    tests.push(test);
  }
  return tests.length === 0
    ? undefined
    : { tests, group: node.kind === "group" ? node.index : undefined };
}

function greedySteady({ tests, group: index }: Steady, min: number, max: number): Matcher {
  const size = tests.length;
  return (state, at, next) => {
    let rounds = 0;
    let p = at;
    while (
      rounds < max &&
      p + size <= state.end &&
      tests.every((test, i) => test(state.text[p + i]))
    ) {
      p += size;
      rounds += 1;
    }
    state.charge(1 + p - at);
    const saved = index === undefined ? undefined : state.spans.slice();
    const last = state.lastIndex;
    for (; rounds >= min; rounds--, p -= size) {
      if (index !== undefined && saved !== undefined) {
        state.spans = saved.slice();
        state.lastIndex = last;
        if (rounds > 0) {
          state.spans[2 * index] = p - size;
          state.spans[2 * index + 1] = p;
          state.lastIndex = index;
        }
      }
      const stop = next(state, p);
      if (stop >= 0) return stop;
      state.charge(1);
    }
    if (saved !== undefined) {
      state.spans = saved;
      state.lastIndex = last;
    }
    return -1;
  };
}

/** One more round, then what follows; a round that matched nothing is the last. */
function greedyRound(
  state: State,
  at: number,
  next: Continue,
  item: Matcher,
  min: number,
  max: number,
  count: number,
  previous: number,
): number {
  state.charge(1);
  if (count < max && !(count >= min && at === previous)) {
    const saved = state.spans.slice();
    const last = state.lastIndex;
    const stop = item(state, at, (s, p) => greedyRound(s, p, next, item, min, max, count + 1, at));
    if (stop >= 0) return stop;
    state.spans = saved;
    state.lastIndex = last;
  }
  return count >= min ? next(state, at) : -1;
}

function lazyRound(
  state: State,
  at: number,
  next: Continue,
  item: Matcher,
  min: number,
  max: number,
  count: number,
  previous: number,
): number {
  state.charge(1);
  if (count >= min) {
    const stop = next(state, at);
    if (stop >= 0) return stop;
    if (at === previous) return -1;
  }
  if (count >= max) return -1;
  return item(state, at, (s, p) => lazyRound(s, p, next, item, min, max, count + 1, at));
}

type CharTest = (code: number) => boolean;

function greedySingle(
  test: CharTest,
  min: number,
  max: number,
  mode: "greedy" | "possessive",
): Matcher {
  return (state, at, next) => {
    const limit = Math.min(state.end, at + max);
    let p = at;
    while (p < limit && test(state.text[p])) p += 1;
    state.charge(1 + p - at);
    if (mode === "possessive") return p - at >= min ? next(state, p) : -1;
    for (; p - at >= min; p--) {
      const stop = next(state, p);
      if (stop >= 0) return stop;
      state.charge(1);
    }
    return -1;
  };
}

function lazySingle(test: CharTest, min: number, max: number): Matcher {
  return (state, at, next) => {
    const limit = Math.min(state.end, at + max);
    for (let p = at; ; p++) {
      state.charge(1);
      if (p - at >= min) {
        const stop = next(state, p);
        if (stop >= 0) return stop;
      }
      if (p >= limit || !test(state.text[p])) return -1;
    }
  };
}

/** The test of a node that matches exactly one character. */
function singleTest(node: Node): CharTest | undefined {
  switch (node.kind) {
    case "char": {
      if (!node.ignoreCase) return (code) => code === node.code;
      const folded = foldCase(node.code);
      return (code) => code === node.code || foldCase(code) === folded;
    }
    case "any":
      return node.dotAll ? () => true : (code) => code !== 10;
    case "set":
      return setTest(node.set, node.ignoreCase);
    case "choice": {
      const tests: CharTest[] = [];
      for (const option of node.options) {
        const test = singleTest(option);
        if (test === undefined) return undefined;
        tests.push(test);
      }
      return (code) => tests.some((test) => test(code));
    }
    default:
      return undefined;
  }
}

function setTest(set: CharSet, ignoreCase: boolean): CharTest {
  const plain = (code: number) =>
    set.ranges.some(([from, to]) => code >= from && code <= to) ||
    set.classes.some((cls) => classTest(cls, code));
  const either = ignoreCase
    ? (code: number) => plain(code) || caseVariants(code).some(plain)
    : plain;
  const known = new Map<number, boolean>();
  return (code) => {
    let result = known.get(code);
    if (result === undefined) {
      result = either(code) !== set.isNegated;
      known.set(code, result);
    }
    return result;
  };
}

function classTest(cls: CharClass, code: number): boolean {
  return isInClass(cls.name, code, cls.ascii) !== cls.isNegated;
}

export function isInClass(name: "d" | "w" | "s", code: number, ascii: boolean): boolean {
  const char = String.fromCodePoint(code);
  if (name === "d") return ascii ? /[0-9]/.test(char) : /\p{Nd}/u.test(char);
  if (name === "w") return ascii ? /[A-Za-z0-9_]/.test(char) : /[\p{L}\p{N}_]/u.test(char);
  return ascii ? /[ \t\n\r\f\v]/.test(char) : /[\s\x1c-\x1f\x85]/u.test(char) && code !== 0xfeff;
}

function foldCase(code: number): number {
  return String.fromCodePoint(code).toLowerCase().codePointAt(0) ?? code;
}

function caseVariants(code: number): readonly number[] {
  const char = String.fromCodePoint(code);
  return [char.toLowerCase(), char.toUpperCase()].flatMap((each) => {
    const points = [...each];
    return points.length === 1 ? [points[0].codePointAt(0) ?? code] : [];
  });
}

function holds(node: Node & { kind: "assert" }, state: State, at: number): boolean {
  const { text, end } = state;
  switch (node.what) {
    case "start":
      return at === 0;
    case "end":
      return at === end;
    case "lineStart":
      return at === 0 || text[at - 1] === 10;
    case "lineEnd":
      return at === end || text[at] === 10;
    case "endOrLastLine":
      return at === end || (at === end - 1 && text[at] === 10);
    case "boundary":
    case "notBoundary": {
      const before = at > 0 && isInClass("w", text[at - 1], node.ascii);
      const after = at < end && isInClass("w", text[at], node.ascii);
      return (before !== after) === (node.what === "boundary");
    }
  }
}

function fixedWidth(node: Node): number {
  switch (node.kind) {
    case "char":
    case "any":
    case "set":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + fixedWidth(item), 0);
    case "choice":
      return node.options.length > 0 ? fixedWidth(node.options[0]) : 0;
    case "repeat":
      return node.min * fixedWidth(node.item);
    case "group":
    case "atomic":
      return fixedWidth(node.item);
    case "condition":
      return fixedWidth(node.yes);
    default:
      return 0;
  }
}
