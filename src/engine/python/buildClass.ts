/** The `class` statement and `type(name, bases, namespace)`. */

import { findSpecial, lookupClass, specialCall } from "./attributes";
import { builtinClasses, classOf, isSubclass, linearize, noteClass } from "./classes";
import { getString, setString } from "./dict";
import { exceptionState } from "./exceptions";
import { PyRaise, type Machine, type Steps } from "./native";
import { noteSubclass } from "./subclasses";
import type { Range } from "../source";
import { None, str, tuple } from "./values";
import type { Cell, Keywords, PyClass, PyDict, PyFunction, PyValue, Unknown } from "./values";

export interface ClassStatement {
  readonly name: string;
  readonly qualifiedName: string;
  readonly module: PyValue;
  /** The body, as a function that takes the namespace. */
  readonly body: PyFunction;
  /** `__class__` of the methods. */
  readonly cell: Cell;
  readonly bases: readonly PyValue[];
  readonly keywords: PyDict;
  readonly definedAt: Range;
  readonly nameAt: Range;
}

/** Where the class that is being made is defined, from the statement to `type.__new__`. */
interface Definition {
  readonly definedAt: Range;
  readonly nameAt: Range;
  readonly unknownBase: Unknown | undefined;
  /** `__class__` of the methods. */
  readonly cell: Cell;
}

const definitions = {
  name: "class definitions",
  create: () => ({
    byNamespace: new WeakMap<PyDict, Definition>(),
    /** Those whose metaclass has not made them yet, by qualified name: it may hand a copy of the namespace on. */
    pending: new Map<string, Definition>(),
  }),
};

/** Runs the body and makes the class. */
export function* buildClass(vm: Machine, statement: ClassStatement): Steps<PyValue> {
  const { name } = statement;
  const { bases, unknownBase } = yield* resolveBases(vm, statement.bases);
  const keywords = new Map<string, PyValue>();
  for (const { key, value } of statement.keywords.entries.values()) {
    if (key.kind === "str") keywords.set(key.value, value);
  }
  const asked = keywords.get("metaclass");
  keywords.delete("metaclass");
  const metaclass = yield* pickMetaclass(vm, asked, bases);

  const namespace = yield* prepare(vm, metaclass, name, bases, keywords);
  setString(namespace, "__module__", statement.module);
  setString(namespace, "__qualname__", str(statement.qualifiedName));
  yield { callee: statement.body, args: [namespace] };
  if (
    bases.length !== statement.bases.length ||
    bases.some((base, i) => base !== statement.bases[i])
  ) {
    setString(namespace, "__orig_bases__", tuple(statement.bases));
  }

  const { definedAt, nameAt } = statement;
  const { byNamespace, pending } = vm.state(definitions);
  const definition = { definedAt, nameAt, unknownBase, cell: statement.cell };
  byNamespace.set(namespace, definition);
  if (metaclass === builtinClasses.type) {
    return yield* newClass(vm, metaclass, name, bases, namespace, keywords);
  }
  pending.set(statement.qualifiedName, definition);
  try {
    const args = [str(name), tuple(bases), namespace];
    return yield { callee: metaclass, args, kwargs: keywords };
  } finally {
    pending.delete(statement.qualifiedName);
  }
}

/** What the statement said of the class with this namespace or, after a metaclass copied it, this qualified name. */
function takeDefinition(
  vm: Machine,
  namespace: PyDict,
  qualifiedName: PyValue | undefined,
): Definition | undefined {
  const { byNamespace, pending } = vm.state(definitions);
  const named = qualifiedName?.kind === "str" ? qualifiedName.value : "";
  const definition = byNamespace.get(namespace) ?? pending.get(named);
  if (pending.get(named) === definition) pending.delete(named);
  return definition;
}

/** Classes among the bases; what is no class may say which classes it stands for; unknown ones are left out. */
function* resolveBases(
  vm: Machine,
  given: readonly PyValue[],
): Steps<{ readonly bases: readonly PyValue[]; readonly unknownBase: Unknown | undefined }> {
  const bases: PyValue[] = [];
  let unknownBase: Unknown | undefined;
  for (const base of given) {
    if (base.kind === "unknown") {
      unknownBase ??= base;
      continue;
    }
    const entries = base.kind === "class" ? undefined : findSpecial(vm, base, "__mro_entries__");
    if (!entries) {
      bases.push(base);
      continue;
    }
    const replaced = yield specialCall(base, entries, [tuple(given)]);
    if (replaced.kind === "tuple") bases.push(...replaced.items);
    else if (replaced.kind === "unknown") unknownBase ??= replaced;
  }
  return { bases, unknownBase };
}

/** The most derived metaclass of those that are asked for and that the bases have. */
export function* pickMetaclass(
  vm: Machine,
  asked: PyValue | undefined,
  bases: readonly PyValue[],
): Steps<PyValue> {
  if (asked && asked.kind !== "class" && asked.kind !== "unknown") return asked;
  let winner = asked?.kind === "class" ? asked : builtinClasses.type;
  for (const base of bases) {
    const meta = classOf(base);
    if (base.kind !== "class" || isSubclass(winner, meta)) continue;
    if (!isSubclass(meta, winner)) {
      const text =
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases";
      throw vm.raise("TypeError", text);
    }
    winner = meta;
  }
  return winner;
}

function* prepare(
  vm: Machine,
  metaclass: PyValue,
  name: string,
  bases: readonly PyValue[],
  keywords: Keywords,
): Steps<PyDict> {
  const plain: PyDict = { kind: "dict", entries: new Map() };
  if (metaclass.kind !== "class" || metaclass === builtinClasses.type) return plain;
  const found = lookupClass(metaclass, "__prepare__");
  if (!found) return plain;
  const f = found.kind === "classmethod" || found.kind === "staticmethod" ? found.function : found;
  const args = [str(name), tuple(bases)];
  const callArgs = found.kind === "classmethod" ? [metaclass, ...args] : args;
  const space = yield { callee: f, args: callArgs, kwargs: keywords };
  return space.kind === "dict" ? space : plain;
}

/** `type.__new__` */
export function* newClass(
  vm: Machine,
  metaclass: PyValue,
  name: string,
  given: readonly PyValue[],
  namespace: PyDict,
  keywords: Keywords,
): Steps<PyClass> {
  const bases = checkBases(vm, given);
  const mro: PyClass[] = [];
  const attributes = new Map<string, PyValue>();
  for (const { key, value } of namespace.entries.values()) {
    if (key.kind === "str") attributes.set(key.value, wrapImplicit(key.value, value));
  }
  const qualifiedName = attributes.get("__qualname__");
  attributes.delete("__qualname__");
  const definition = takeDefinition(vm, namespace, qualifiedName);
  const cell = attributes.get("__classcell__");
  if (cell) attributes.delete("__classcell__");
  const module = attributes.get("__module__");
  if (!attributes.has("__doc__")) attributes.set("__doc__", None);
  if (attributes.has("__eq__") && !attributes.has("__hash__")) attributes.set("__hash__", None);
  const cls: PyClass = {
    kind: "class",
    name,
    qualifiedName: qualifiedName?.kind === "str" ? qualifiedName.value : name,
    module: module?.kind === "str" ? module.value : "__main__",
    bases,
    mro,
    attributes,
    metaclass:
      metaclass.kind === "class" && metaclass !== builtinClasses.type ? metaclass : undefined,
    definedAt: definition?.definedAt ?? vm.here(),
    nameAt: definition?.nameAt,
    unknownBase: definition?.unknownBase ?? bases.find((base) => base.unknownBase)?.unknownBase,
    slots: slotsOf(bases, attributes.get("__slots__")),
    create: undefined,
  };
  mro.push(cls, ...mroOf(vm, bases));
  if (definition) definition.cell.value = cls;
  noteClass(cls);
  noteSubclass(vm, cls);
  yield* setNames(vm, cls);
  yield* initSubclass(vm, cls, keywords);
  return cls;
}

/** All names in the `__slots__` of a class and its bases; absent where one of them has none. */
export function slotsOf(
  bases: readonly PyClass[],
  slots: PyValue | undefined,
): ReadonlySet<string> | undefined {
  const names =
    slots?.kind === "str"
      ? [slots]
      : slots?.kind === "tuple" || slots?.kind === "list"
        ? slots.items
        : undefined;
  if (!names) return undefined;
  const all = new Set(names.flatMap((name) => (name.kind === "str" ? [name.value] : [])));
  if (all.has("__dict__")) return undefined;
  for (const base of bases) {
    if (base === builtinClasses.object) continue;
    if (!base.slots) return undefined;
    for (const name of base.slots) all.add(name);
  }
  return all;
}

function checkBases(vm: Machine, given: readonly PyValue[]): readonly PyClass[] {
  const bases: PyClass[] = [];
  for (const base of given) {
    if (base.kind !== "class") {
      const text = `bases must be types, not ${classOf(base).name}`;
      throw vm.raise("TypeError", text);
    }
    if (final.has(base.name) && base === vm.builtinClass(base.name)) {
      throw vm.raise("TypeError", `type '${base.name}' is not an acceptable base type`);
    }
    bases.push(base);
  }
  checkLayouts(vm, bases);
  return bases.length > 0 ? bases : [builtinClasses.object];
}

/** An object is laid out as one builtin class has it: an int is no str. */
function checkLayouts(vm: Machine, bases: readonly PyClass[]): void {
  if (bases.length < 2) return;
  const layouts = bases.flatMap((base) => base.mro.find((each) => solid.has(each)) ?? []);
  const deepest = layouts.find((layout) => layouts.every((other) => isSubclass(layout, other)));
  if (layouts.length > 0 && !deepest) {
    throw vm.raise("TypeError", "multiple bases have instance lay-out conflict");
  }
}

/** Builtin classes whose instances hold more than attributes. */
const solid: ReadonlySet<PyClass> = new Set([
  builtinClasses.int,
  builtinClasses.float,
  builtinClasses.complex,
  builtinClasses.str,
  builtinClasses.bytes,
  builtinClasses.bytearray,
  builtinClasses.tuple,
  builtinClasses.list,
  builtinClasses.dict,
  builtinClasses.set,
  builtinClasses.frozenset,
  builtinClasses.type,
  builtinClasses.BaseException,
]);

const final = new Set([
  "bool",
  "NoneType",
  "ellipsis",
  "NotImplementedType",
  "function",
  "range",
  "slice",
  "generator",
  "method",
]);

/** What making a class counts against the budget, beside its bases. */
const stepsPerClass = 80;

function mroOf(vm: Machine, bases: readonly PyClass[]): readonly PyClass[] {
  // Merging looks at every base for every base; methods are looked for in all of them.
  vm.charge(stepsPerClass);
  vm.charge(bases.length ** 2 + 4 * bases.reduce((sum, base) => sum + base.mro.length, 0));
  const twice = bases.find((base, i) => bases.indexOf(base) !== i);
  if (twice) throw vm.raise("TypeError", `duplicate base class ${twice.name}`);
  const rest = linearize(bases);
  if (rest) return rest;
  const names = bases.map((base) => base.name).join(", ");
  const text = `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`;
  throw vm.raise("TypeError", text);
}

/** Methods that Python takes for static or class methods without being told. */
function wrapImplicit(name: string, value: PyValue): PyValue {
  if (value.kind !== "function") return value;
  if (name === "__new__") return { kind: "staticmethod", function: value };
  if (name === "__init_subclass__" || name === "__class_getitem__") {
    return { kind: "classmethod", function: value };
  }
  return value;
}

function* setNames(vm: Machine, cls: PyClass): Steps<void> {
  for (const [name, value] of [...cls.attributes]) {
    if (value.kind !== "instance") continue;
    const method = findSpecial(vm, value, "__set_name__");
    if (!method) continue;
    try {
      yield specialCall(value, method, [cls, str(name)]);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      const text = `Error calling __set_name__ on '${value.of.name}' instance '${name}' in '${cls.name}'`;
      const raise = vm.raise("RuntimeError", text);
      exceptionState(raise.exception).cause = error.exception;
      exceptionState(raise.exception).suppressContext = true;
      throw raise;
    }
  }
}

function* initSubclass(vm: Machine, cls: PyClass, keywords: Keywords): Steps<void> {
  for (const base of cls.mro.slice(1)) {
    const found = base.attributes.get("__init_subclass__");
    if (!found) continue;
    if (found.kind === "classmethod") {
      yield { callee: found.function, args: [cls], kwargs: keywords };
      return;
    }
  }
  if (keywords.size > 0 && !cls.unknownBase) {
    throw vm.raise("TypeError", `${cls.name}.__init_subclass__() takes no keyword arguments`);
  }
}

/** `__module__` of what is defined in a module's global scope. */
export function moduleNameOf(globals: PyDict): PyValue {
  return getString(globals, "__name__") ?? str("builtins");
}
