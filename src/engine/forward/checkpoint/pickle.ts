/**
 * Reads pickles without executing them: the stack machine of https://docs.python.org/3/library/pickle.html, in which calling a
 * class or function gives a note of the call instead of its result.
 */

import { decodeText } from "./text";

export type Pickled =
  | { readonly kind: "none" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "list" | "tuple"; readonly items: Pickled[] }
  | { readonly kind: "dict"; readonly entries: [Pickled, Pickled][] }
  /** A class or function, by name: `torch.FloatStorage`. */
  | { readonly kind: "global"; readonly name: string }
  /** A call that was not made; `items` and `entries` are what was put into its result, `state` what its __setstate__ got. */
  | {
      readonly kind: "call";
      readonly of: Pickled;
      readonly args: readonly Pickled[];
      readonly items: Pickled[];
      readonly entries: [Pickled, Pickled][];
      state?: Pickled;
    }
  /** Something outside of the pickle: for torch a storage. */
  | { readonly kind: "external"; readonly id: Pickled };

const none: Pickled = { kind: "none" };
const mostSteps = 50_000_000;

interface Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
  readonly stack: Pickled[];
  /** Heights of the stack at which marks are. */
  readonly marks: number[];
  readonly memo: Map<number, Pickled>;
}

/** The value of the pickle that begins at `start`, and where it ends. */
export function readPickled(bytes: Uint8Array, start: number): { value: Pickled; end: number } {
  const reader: Reader = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    at: start,
    stack: [],
    marks: [],
    memo: new Map(),
  };
  for (let step = 0; step < mostSteps; step++) {
    const code = String.fromCharCode(byte(reader));
    if (code === ".") return { value: pop(reader), end: reader.at };
    const run = operations[code];
    if (!run) throw new Error(`the pickle has the unknown operation ${JSON.stringify(code)}`);
    run(reader);
  }
  throw new Error("the pickle does not end");
}

function byte(reader: Reader): number {
  const value = reader.bytes.at(reader.at);
  if (value === undefined) throw new Error("the pickle is cut off");
  reader.at++;
  return value;
}

/** The next `count` bytes. */
function take(reader: Reader, count: number): Uint8Array {
  const end = reader.at + count;
  if (count < 0 || end > reader.bytes.length) throw new Error("the pickle is cut off");
  const taken = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return taken;
}

function unsigned(reader: Reader, count: 1 | 2 | 4 | 8): number {
  const at = reader.at;
  take(reader, count);
  if (count === 8) return Number(reader.view.getBigUint64(at, true));
  if (count === 4) return reader.view.getUint32(at, true);
  return count === 2 ? reader.view.getUint16(at, true) : reader.view.getUint8(at);
}

function line(reader: Reader): string {
  const end = reader.bytes.indexOf(10, reader.at);
  if (end < 0) throw new Error("the pickle is cut off");
  const text = decodeText(reader.bytes.subarray(reader.at, end));
  reader.at = end + 1;
  return text;
}

function push(reader: Reader, value: Pickled): void {
  reader.stack.push(value);
}

function pop(reader: Reader): Pickled {
  const value = reader.stack.pop();
  if (!value) throw new Error("the pickle is broken");
  return value;
}

/** Everything above the last mark. */
function popMarked(reader: Reader): Pickled[] {
  const mark = reader.marks.pop();
  if (mark === undefined) throw new Error("the pickle is broken");
  return reader.stack.splice(mark);
}

function top(reader: Reader): Pickled {
  const value = reader.stack.at(-1);
  if (!value) throw new Error("the pickle is broken");
  return value;
}

function number(value: number): Pickled {
  return { kind: "number", value };
}

function text(value: string): Pickled {
  return { kind: "text", value };
}

function long(bytes: Uint8Array): Pickled {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]);
  if (bytes.length > 0 && bytes[bytes.length - 1] & 0x80) value -= 1n << BigInt(8 * bytes.length);
  return number(Number(value));
}

function call(of: Pickled, args: Pickled): Pickled {
  const items = args.kind === "tuple" || args.kind === "list" ? args.items : [];
  const isDict = of.kind === "global" && /(^|\.)(OrderedDict|defaultdict|dict)$/.test(of.name);
  if (isDict) return { kind: "dict", entries: pairsIn(items) };
  return { kind: "call", of, args: items, items: [], entries: [] };
}

/** `OrderedDict([(key, value), …])`. */
function pairsIn(args: readonly Pickled[]): [Pickled, Pickled][] {
  const list = args.find(({ kind }) => kind === "list");
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item): [Pickled, Pickled][] =>
    (item.kind === "tuple" || item.kind === "list") && item.items.length === 2
      ? [[item.items[0], item.items[1]]]
      : [],
  );
}

function append(target: Pickled, items: readonly Pickled[]): void {
  if (target.kind === "list" || target.kind === "call")
    for (const item of items) target.items.push(item);
}

function setItems(target: Pickled, items: readonly Pickled[]): void {
  if (target.kind !== "dict" && target.kind !== "call") return;
  for (let i = 0; i + 1 < items.length; i += 2) target.entries.push([items[i], items[i + 1]]);
}

function remember(reader: Reader, key: number): void {
  reader.memo.set(key, top(reader));
}

function recall(reader: Reader, key: number): void {
  const value = reader.memo.get(key);
  if (!value) throw new Error("the pickle is broken");
  push(reader, value);
}

const operations: Readonly<Record<string, (reader: Reader) => void>> = {
  "\x80": (reader) => void byte(reader), // PROTO
  "\x95": (reader) => void take(reader, 8), // FRAME
  "(": (reader) => void reader.marks.push(reader.stack.length),
  "0": (reader) => void pop(reader),
  "1": (reader) => void popMarked(reader),
  "2": (reader) => push(reader, top(reader)),
  N: (reader) => push(reader, none),
  "\x88": (reader) => push(reader, number(1)),
  "\x89": (reader) => push(reader, number(0)),
  I: (reader) => push(reader, number(Number(line(reader)))),
  L: (reader) => push(reader, number(Number(line(reader).replace(/L$/, "")))),
  F: (reader) => push(reader, number(Number(line(reader)))),
  J: (reader) => push(reader, number(unsigned(reader, 4) | 0)),
  K: (reader) => push(reader, number(unsigned(reader, 1))),
  M: (reader) => push(reader, number(unsigned(reader, 2))),
  "\x8a": (reader) => push(reader, long(take(reader, unsigned(reader, 1)))),
  "\x8b": (reader) => push(reader, long(take(reader, unsigned(reader, 4)))),
  G(reader) {
    const at = reader.at;
    take(reader, 8);
    push(reader, number(reader.view.getFloat64(at, false)));
  },
  S: (reader) => push(reader, text(line(reader).replace(/^['"]|['"]$/g, ""))),
  V: (reader) => push(reader, text(line(reader))),
  U: (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 1))))),
  T: (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 4))))),
  X: (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 4))))),
  "\x8c": (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 1))))),
  "\x8d": (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 8))))),
  B: (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 4))))),
  C: (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 1))))),
  "\x8e": (reader) => push(reader, text(decodeText(take(reader, unsigned(reader, 8))))),
  "]": (reader) => push(reader, { kind: "list", items: [] }),
  l: (reader) => push(reader, { kind: "list", items: popMarked(reader) }),
  a(reader) {
    const item = pop(reader);
    append(top(reader), [item]);
  },
  e(reader) {
    const items = popMarked(reader);
    append(top(reader), items);
  },
  ")": (reader) => push(reader, { kind: "tuple", items: [] }),
  t: (reader) => push(reader, { kind: "tuple", items: popMarked(reader) }),
  "\x85": (reader) => push(reader, { kind: "tuple", items: reader.stack.splice(-1) }),
  "\x86": (reader) => push(reader, { kind: "tuple", items: reader.stack.splice(-2) }),
  "\x87": (reader) => push(reader, { kind: "tuple", items: reader.stack.splice(-3) }),
  "}": (reader) => push(reader, { kind: "dict", entries: [] }),
  d(reader) {
    const dict: Pickled = { kind: "dict", entries: [] };
    setItems(dict, popMarked(reader));
    push(reader, dict);
  },
  s(reader) {
    const items = reader.stack.splice(-2);
    setItems(top(reader), items);
  },
  u(reader) {
    const items = popMarked(reader);
    setItems(top(reader), items);
  },
  "\x8f": (reader) => push(reader, { kind: "list", items: [] }), // EMPTY_SET
  "\x90"(reader) {
    const items = popMarked(reader);
    append(top(reader), items);
  },
  "\x91": (reader) => push(reader, { kind: "tuple", items: popMarked(reader) }), // FROZENSET
  c(reader) {
    const module = line(reader);
    push(reader, { kind: "global", name: `${module}.${line(reader)}` });
  },
  "\x93"(reader) {
    const [module, name] = reader.stack.splice(-2);
    const parts = [module, name].map((part) => (part.kind === "text" ? part.value : "?"));
    push(reader, { kind: "global", name: parts.join(".") });
  },
  R(reader) {
    const args = pop(reader);
    push(reader, call(pop(reader), args));
  },
  "\x81"(reader) {
    const args = pop(reader);
    push(reader, call(pop(reader), args));
  },
  "\x92"(reader) {
    pop(reader); // keyword arguments
    const args = pop(reader);
    push(reader, call(pop(reader), args));
  },
  b(reader) {
    const state = pop(reader);
    const target = top(reader);
    if (target.kind === "call") target.state = state;
  },
  Q: (reader) => push(reader, { kind: "external", id: pop(reader) }),
  P: (reader) => push(reader, { kind: "external", id: text(line(reader)) }),
  p: (reader) => remember(reader, Number(line(reader))),
  q: (reader) => remember(reader, unsigned(reader, 1)),
  r: (reader) => remember(reader, unsigned(reader, 4)),
  "\x94": (reader) => remember(reader, reader.memo.size),
  g: (reader) => recall(reader, Number(line(reader))),
  h: (reader) => recall(reader, unsigned(reader, 1)),
  j: (reader) => recall(reader, unsigned(reader, 4)),
};
