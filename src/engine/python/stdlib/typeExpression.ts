/** Annotations that are text: `"Optional[Tree]"` as a value, from the names that are known where it stands. */

import { findAttribute } from "../attributes";
import { builtinClasses } from "../classes";
import type { Machine, Steps } from "../native";
import { binary, getItem } from "../operators";
import { Ellipsis, int, None, str, tuple, type PyValue } from "../values";

type LookUp = (name: string) => PyValue | undefined;

/** The value of a type expression; unknown where a name in it is. */
export function* resolveType(vm: Machine, text: string, lookUp: LookUp): Steps<PyValue> {
  const tokens = text.match(/\w+|"[^"]*"|'[^']*'|\.\.\.|[^\s]/g) ?? [];
  const reader: Reader = { tokens, at: 0, lookUp };
  return yield* union(vm, reader);
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  readonly lookUp: LookUp;
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens.at(reader.at) !== token || reader.at >= reader.tokens.length) return false;
  reader.at += 1;
  return true;
}

function* union(vm: Machine, reader: Reader): Steps<PyValue> {
  let value = yield* postfix(vm, reader);
  while (take(reader, "|")) value = yield* binary(vm, "|", value, yield* postfix(vm, reader));
  return value;
}

function* postfix(vm: Machine, reader: Reader): Steps<PyValue> {
  let value = yield* atom(vm, reader);
  for (;;) {
    if (take(reader, ".")) {
      const name = reader.tokens.at(reader.at) ?? "";
      reader.at += 1;
      value = (yield* findAttribute(vm, value, name)) ?? unresolved(vm, name);
    } else if (take(reader, "[")) {
      const items = yield* list(vm, reader, "]");
      value = yield* getItem(vm, value, items.length === 1 ? items[0] : tuple(items));
    } else return value;
    if (value.kind === "unknown") return value;
  }
}

function* list(vm: Machine, reader: Reader, end: string): Steps<PyValue[]> {
  const items: PyValue[] = [];
  while (reader.at < reader.tokens.length && !take(reader, end)) {
    items.push(yield* union(vm, reader));
    take(reader, ",");
  }
  return items;
}

function* atom(vm: Machine, reader: Reader): Steps<PyValue> {
  const token = reader.tokens.at(reader.at) ?? "";
  reader.at += 1;
  if (token === "[") return { kind: "list", items: yield* list(vm, reader, "]") };
  if (token === "(") {
    const items = yield* list(vm, reader, ")");
    return items.length === 1 ? items[0] : tuple(items);
  }
  if (token === "...") return Ellipsis;
  if (token === "None") return reader.at === reader.tokens.length ? builtinClasses.NoneType : None;
  if (/^["']/.test(token)) return str(token.slice(1, -1));
  if (/^\d+$/.test(token)) return int(Number(token));
  const builtins: Readonly<Record<string, PyValue | undefined>> = builtinClasses;
  return reader.lookUp(token) ?? builtins[token] ?? unresolved(vm, token);
}

function unresolved(vm: Machine, name: string): PyValue {
  return vm.unknown({ kind: "unsupported", what: `the type ${name}` });
}
