/** Instructions of imports, patterns, and text that is not Python. */

import { attributeOf, findAttribute, getAttribute } from "../attributes";
import { builtinClasses, classOf, isSubclass } from "../classes";
import { dictFind, dictStore, setString } from "../dict";
import { importFrom, importStatement, starNames } from "../imports";
import type { Steps } from "../native";
import { importUnknownNames, postpone, staticNames } from "../starImports";
import { length } from "../operators";
import { repr } from "../text";
import { None, bool, int, tuple, type PyDict, type PyValue } from "../values";
import { pop, push, pushSteps, type Vm } from "../vm";
import type { Instruction } from "./instruction";

export const otherInstructions = {
  ImportModule(vm, frame, operand) {
    const [name, level, part] = frame.body.tables[operand];
    pushSteps(vm, "import", importStatement(vm, frame, name, Number(level), part));
  },
  ImportFrom(vm, frame, operand) {
    const module = frame.stack[frame.sp - 1];
    const name = frame.body.names[operand];
    // A missing name leaves an unknown above the module, which stays.
    frame.sp--;
    const found = module.kind === "module" ? attributeOf(vm, module, name) : undefined;
    if (found === undefined || found.kind === "call" || found.kind === "unknown") {
      const isLazy = frame.code.source.isLibrary === true;
      return pushSteps(vm, "import", keepBelow(vm, module, name, isLazy), "pair");
    }
    push(frame, module);
    push(frame, found);
  },
  ImportStar(vm, frame) {
    const module = pop(frame);
    const space = frame.namespace ?? frame.globals;
    const found = module.kind === "module" ? vm.imports.waiting.get(module) : undefined;
    if (module.kind === "module" && found) {
      postpone(vm, space, { module, names: staticNames(found) });
      return;
    }
    pushSteps(vm, "import", importStar(vm, module, space), "drop");
  },

  IsSequence(vm, frame) {
    const v = pop(frame);
    if (v.kind === "instance") pushSteps(vm, "match", isOfAbstract(vm, v, "Sequence"));
    else push(frame, bool(v.kind === "list" || v.kind === "tuple" || v.kind === "range"));
  },
  IsMapping(vm, frame) {
    const v = pop(frame);
    if (v.kind === "instance") pushSteps(vm, "match", isOfAbstract(vm, v, "Mapping"));
    else push(frame, bool(v.kind === "dict"));
  },
  Length(vm, frame) {
    pushSteps(vm, "len", lengthOf(vm, pop(frame)));
  },
  MatchKeys(vm, frame) {
    const keys = pop(frame);
    const subject = pop(frame);
    pushSteps(vm, "match", matchKeys(vm, subject, keys.kind === "tuple" ? keys.items : []));
  },
  MatchRest(vm, frame) {
    const keys = pop(frame);
    const subject = pop(frame);
    pushSteps(vm, "match", matchRest(vm, subject, keys.kind === "tuple" ? keys.items : []));
  },
  MatchClass(vm, frame, operand) {
    const cls = pop(frame);
    const subject = pop(frame);
    const names = frame.body.tables[operand >> 8];
    pushSteps(vm, "match", matchClass(vm, subject, cls, operand & 255, names));
  },

  SyntaxUnknown(vm, frame, operand) {
    push(frame, vm.unknown({ kind: "syntax", message: frame.body.names[operand] }));
  },
} satisfies Partial<Record<string, Instruction>>;

/** The module and what is imported from it, as a pair. */
function* keepBelow(vm: Vm, module: PyValue, name: string, isLazy: boolean): Steps<PyValue> {
  return tuple([module, yield* importFrom(vm, module, name, isLazy)]);
}

function* importStar(vm: Vm, module: PyValue, space: PyDict): Steps<undefined> {
  if (module.kind !== "module" && module.kind !== "unknown") return undefined;
  importUnknownNames(vm, space, module);
  if (module.kind === "unknown") return undefined;
  for (const name of yield* starNames(vm, module)) {
    setString(space, name, yield* importFrom(vm, module, name));
  }
  return undefined;
}

/** Whether an object counts as one of `collections.abc`, by ancestry or by registration. */
function* isOfAbstract(vm: Vm, v: PyValue, name: "Sequence" | "Mapping"): Steps<PyValue> {
  const abstract = yield* vm.importModule("collections.abc");
  const cls = yield* findAttribute(vm, abstract, name);
  return bool(cls !== undefined && cls.kind === "class" && (yield* instanceCheck(vm, v, cls)));
}

function* lengthOf(vm: Vm, v: PyValue): Steps<PyValue> {
  return int(yield* length(vm, v));
}

function* matchKeys(vm: Vm, subject: PyValue, keys: readonly PyValue[]): Steps<PyValue> {
  const values: PyValue[] = [];
  const seen: PyDict = { kind: "dict", entries: new Map() };
  for (const key of keys) {
    if ((yield* dictFind(vm, seen, key)) !== undefined) {
      const text = `mapping pattern checks duplicate key (${yield* repr(vm, key)})`;
      throw vm.raise("ValueError", text);
    }
    yield* dictStore(vm, seen, key, None);
    const value =
      subject.kind === "dict"
        ? yield* dictFind(vm, subject, key)
        : yield* getOrNothing(vm, subject, key);
    if (value === undefined) return None;
    values.push(value);
  }
  return tuple(values);
}

function* getOrNothing(vm: Vm, subject: PyValue, key: PyValue): Steps<PyValue | undefined> {
  const missing: PyValue = { kind: "tuple", items: [] };
  const get = yield* getAttribute(vm, subject, "get");
  const value = yield { callee: get, args: [key, missing] };
  return value === missing ? undefined : value;
}

function* matchRest(vm: Vm, subject: PyValue, keys: readonly PyValue[]): Steps<PyValue> {
  const rest: PyDict = { kind: "dict", entries: new Map() };
  const copied = yield { callee: builtinClasses.dict, args: [subject] };
  const taken: PyDict = { kind: "dict", entries: new Map() };
  for (const key of keys) yield* dictStore(vm, taken, key, None);
  if (copied.kind !== "dict") return rest;
  for (const [hash, entry] of copied.entries) {
    if (!taken.entries.has(hash)) rest.entries.set(hash, { key: entry.key, value: entry.value });
  }
  return rest;
}

/** Classes whose one positional pattern is the subject itself. */
const selfClasses = new Set([
  "bool",
  "bytearray",
  "bytes",
  "dict",
  "float",
  "frozenset",
  "int",
  "list",
  "set",
  "str",
  "tuple",
]);

function* matchClass(
  vm: Vm,
  subject: PyValue,
  cls: PyValue,
  positional: number,
  names: readonly string[],
): Steps<PyValue> {
  if (cls.kind === "unknown" || subject.kind === "unknown") return None;
  if (cls.kind !== "class") {
    throw vm.raise("TypeError", "called match pattern must be a class");
  }
  const isInstance = yield* instanceCheck(vm, subject, cls);
  if (!isInstance) return None;
  const values: PyValue[] = [];
  const attributes = [...names];
  if (positional > 0) {
    const found = yield* findAttribute(vm, cls, "__match_args__");
    const known = found?.kind === "tuple" ? found.items : undefined;
    const isSelf = !known && cls.mro.some((base) => selfClasses.has(base.name));
    const limit = known?.length ?? (isSelf ? 1 : 0);
    if (positional > limit) {
      const s = limit === 1 ? "" : "s";
      const text = `${cls.name}() accepts ${limit} positional sub-pattern${s} (${positional} given)`;
      throw vm.raise("TypeError", text);
    }
    if (isSelf) values.push(subject);
    attributes.unshift(...(known ?? []).slice(0, positional).map((name) => nameOf(vm, name)));
  }
  const twice = attributes.find((name, i) => attributes.indexOf(name) !== i);
  if (twice !== undefined) {
    const text = `${cls.name}() got multiple sub-patterns for attribute '${twice}'`;
    throw vm.raise("TypeError", text);
  }
  for (const name of attributes) {
    const value = yield* findAttribute(vm, subject, name);
    if (value === undefined) return None;
    values.push(value);
  }
  return tuple(values);
}

function nameOf(vm: Vm, name: PyValue): string {
  if (name.kind === "str") return name.value;
  const text = `__match_args__ elements must be strings (got ${classOf(name).name})`;
  throw vm.raise("TypeError", text);
}

function* instanceCheck(vm: Vm, subject: PyValue, cls: PyValue): Steps<boolean> {
  if (cls.kind === "class" && isSubclass(classOf(subject), cls)) return true;
  const check = vm.builtins.get("isinstance");
  if (!check) return false;
  const result = yield { callee: check, args: [subject, cls] };
  return result.kind === "bool" && result.value;
}
