/** Class objects: making them, their method resolution order, the builtin ones, and the class of any value. */

import { builtinClassRows } from "./builtinClassRows";
import type { Machine } from "./native";
import type { PyClass, PyInstance, PyValue } from "./values";
import type { Range } from "../source";

export interface ClassOptions {
  readonly name: string;
  readonly module: string;
  readonly qualifiedName?: string;
  /** Absent: `object`. */
  readonly bases?: readonly PyClass[];
  readonly attributes?: Iterable<readonly [string, PyValue]>;
  readonly create?: PyClass["create"];
  readonly metaclass?: PyClass;
  readonly definedAt?: Range;
  readonly nameAt?: Range;
  readonly unknownBase?: PyClass["unknownBase"];
}

/** A class. Throws only for bases without a consistent order, which a library's author would see at once. */
export function defineClass(options: ClassOptions): PyClass {
  const bases = options.bases ?? [builtinClasses.object];
  const mro: PyClass[] = [];
  const cls: PyClass = {
    kind: "class",
    name: options.name,
    qualifiedName: options.qualifiedName ?? options.name,
    module: options.module,
    bases,
    mro,
    attributes: new Map(options.attributes ?? []),
    metaclass: options.metaclass ?? bases.find((base) => base.metaclass)?.metaclass,
    definedAt: options.definedAt,
    nameAt: options.nameAt,
    unknownBase: options.unknownBase ?? bases.find((base) => base.unknownBase)?.unknownBase,
    slots: undefined,
    create: options.create,
  };
  const rest = linearize(bases);
  if (!rest) throw new Error(`no method resolution order for ${options.name}`);
  mro.push(cls, ...rest);
  noteClass(cls);
  return cls;
}

/** Whether any class defines `__getattribute__`: as long as none does, attribute lookups need not ask. */
export function hasGetattribute(): boolean {
  return isGetattributeUsed;
}

/** Takes note of what lookups have to mind about a class. */
export function noteClass(cls: PyClass): void {
  if (cls.attributes.has("__getattribute__")) isGetattributeUsed = true;
}

let isGetattributeUsed = false;

/** The mro behind the class itself: Python's C3 merge; `undefined` where the bases contradict each other. */
export function linearize(bases: readonly PyClass[]): PyClass[] | undefined {
  if (bases.length === 1) return [...bases[0].mro];
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const merged: PyClass[] = [];
  for (;;) {
    const open = lists.filter((list) => list.length > 0);
    if (open.length === 0) return merged;
    const next = open
      .map((list) => list[0])
      .find((head) => !open.some((list) => list.indexOf(head) > 0));
    if (!next) return undefined;
    merged.push(next);
    for (const list of open) if (list[0] === next) list.shift();
  }
}

/** The `create` of the first class along the mro that is not plain. */
export function creatorOf(cls: PyClass): PyClass["create"] {
  for (const base of cls.mro) if (base.create) return base.create;
  return undefined;
}

export function isSubclass(cls: PyClass, of: PyClass): boolean {
  return cls === of || cls.mro.includes(of);
}

/** `isinstance(v, cls)` without `__instancecheck__`. */
export function isInstance(vm: Machine, v: PyValue, cls: PyClass): boolean {
  return isSubclass(classOf(v), cls);
}

/** An instance without attributes; `__init__` is not called. */
export function newInstance(cls: PyClass, madeAt?: Range): PyInstance {
  return { kind: "instance", of: cls, attributes: new Map(), madeAt };
}

const immutable = new Set<PyClass>();

export type BuiltinClassName = (typeof builtinClassRows)[number][0];

/** Every builtin class. Made once, shared by all runs: user code cannot change them. */
export const builtinClasses: Readonly<Record<BuiltinClassName, PyClass>> = makeBuiltinClasses();

/** Whether user code may not change the class. */
export function isBuiltinClass(cls: PyClass): boolean {
  return immutable.has(cls);
}

/** Gives a builtin class its methods, and how its instances are made. */
export function registerMethods(
  cls: PyClass,
  methods: Iterable<readonly [string, PyValue]>,
  create?: PyClass["create"],
): void {
  for (const [name, method] of methods) cls.attributes.set(name, method);
  if (create) Object.assign(cls, { create });
}

const iteratorClasses = new Map<string, PyClass>();
let iteratorRows: readonly (readonly [string, PyValue])[] = [];

/** What every iterator that is written in TypeScript can do. */
export function registerIteratorMethods(rows: readonly (readonly [string, PyValue])[]): void {
  iteratorRows = rows;
}

/** `type(v)` */
export function classOf(v: PyValue): PyClass {
  switch (v.kind) {
    case "instance":
    case "tensor":
    case "ndarray":
      return v.of;
    case "int":
    case "float":
    case "str":
    case "tuple":
    case "list":
    case "dict":
    case "set":
    case "frozenset":
      return v.of ?? builtinClasses[v.kind];
    case "class":
      return v.metaclass ?? builtinClasses.type;
    case "iterator":
      return iteratorClass(v.name);
    case "generator":
      if (!v.frame.code.isCoroutine) return builtinClasses.generator;
      return v.frame.body.isGenerator ? builtinClasses.async_generator : builtinClasses.coroutine;
    case "dictview":
      return builtinClasses[`dict_${v.view}`];
    case "native":
      return builtinClasses.builtin_function_or_method;
    case "none":
      return builtinClasses.NoneType;
    case "notimplemented":
      return builtinClasses.NotImplementedType;
    default:
      return builtinClasses[v.kind];
  }
}

/** The name of a value's class as messages have it: CPython's classes in C that are no builtins tell their module. */
export function typeName(v: PyValue): string {
  return messageName(classOf(v));
}

export function messageName({ module, name }: PyClass): string {
  const path = `${module}.${name}`;
  return classesInC.has(path) || module === "itertools" ? path : name;
}

const classesInC = new Set([
  "array.array",
  "collections.OrderedDict",
  "collections.defaultdict",
  "collections.deque",
  "datetime.date",
  "datetime.datetime",
  "datetime.time",
  "datetime.timedelta",
  "datetime.timezone",
  "decimal.Decimal",
  "functools.KeyWrapper",
  "functools.partial",
  "numpy.bool_",
  "numpy.float16",
  "numpy.float32",
  "numpy.float64",
  "numpy.int16",
  "numpy.int32",
  "numpy.int64",
  "numpy.int8",
  "numpy.ndarray",
  "numpy.ufunc",
  "numpy.uint16",
  "numpy.uint32",
  "numpy.uint64",
  "numpy.uint8",
  "re.Match",
  "re.Pattern",
  "types.SimpleNamespace",
]);

/** Iterators that the module `itertools` makes. */
const itertoolsNames = new Set(
  (
    "_grouper _tee accumulate chain combinations combinations_with_replacement compress count cycle dropwhile " +
    "filterfalse groupby islice pairwise permutations product repeat starmap takewhile zip_longest"
  ).split(" "),
);

/** The class of a TypeScript iterator follows from its name. */
function iteratorClass(name: string): PyClass {
  const known: Readonly<Record<string, PyClass | undefined>> = builtinClasses;
  const found = known[name] ?? iteratorClasses.get(name);
  if (found) return found;
  const module = itertoolsNames.has(name) ? "itertools" : "builtins";
  const cls = makeClass(name, [builtinClasses.object], module);
  registerMethods(cls, iteratorRows);
  iteratorClasses.set(name, cls);
  return cls;
}

function makeBuiltinClasses(): Record<BuiltinClassName, PyClass> {
  const made: Partial<Record<string, PyClass>> = {};
  for (const [name, bases] of builtinClassRows) {
    made[name] = makeClass(
      name,
      bases.split(" ").flatMap((base) => made[base] ?? []),
    );
  }
  return made as Record<BuiltinClassName, PyClass>; // every row was made just above
}

function makeClass(name: string, bases: readonly PyClass[], module = "builtins"): PyClass {
  const mro: PyClass[] = [];
  const cls: PyClass = {
    kind: "class",
    name,
    qualifiedName: name,
    module: name === "defaultdict" ? "collections" : module,
    bases,
    mro,
    attributes: new Map(),
    metaclass: undefined,
    definedAt: undefined,
    nameAt: undefined,
    unknownBase: undefined,
    slots: undefined,
    create: undefined,
  };
  mro.push(cls, ...(linearize(bases) ?? []));
  immutable.add(cls);
  return cls;
}
