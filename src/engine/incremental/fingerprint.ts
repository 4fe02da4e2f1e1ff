/**
 * What values are made of, as text: values of two runs with the same text behave the same. Functions and classes of the
 * document count by the text of their statement and by all that its names hold, other values by their contents; what
 * TypeScript code keeps in closures of its own is the same only where it is the very same object.
 */

import type { Code } from "../python/code";
import { getString } from "../python/dict";
import { identity } from "../python/stateText";
import type { Machine } from "../python/native";
import type {
  PyClass,
  PyDict,
  PyFunction,
  PyInstance,
  PyModule,
  PyNative,
  PyTensor,
  PyValue,
  TensorId,
} from "../python/values";
import type { Range } from "../source";
import { sessionOf } from "../torch/session";
import type { Statements } from "./statements";

export interface FingerprintScope {
  readonly vm: Machine;
  /** The document's names. */
  readonly globals: PyDict;
  readonly statements: Statements;
  /** The name that something has in a library that is written in TypeScript. */
  readonly libraryName: (value: object) => string | undefined;
}

export interface Fingerprint {
  readonly text: string;
  /** It holds something of another file: what it is made of stands there. */
  readonly readsFiles: boolean;
}

/** Code that has these reaches for names that stand in no syntax: whatever it finds, it is looked up again. */
const reachesAnywhere: ReadonlySet<string> = new Set(["globals", "eval", "exec", "__name__"]);

/** Larger structures are not compared: it would take longer than evaluating what depends on them. */
const mostObjects = 30_000;

/** The text of what these names hold, and of other values; absent where that cannot be told, or takes too long. */
export function fingerprint(
  scope: FingerprintScope,
  names: Iterable<string>,
  values: readonly unknown[] = [],
): Fingerprint | undefined {
  const numbers = new Map<object, number>();
  const open: object[] = [];
  const seenNames = new Set<string>();
  const openNames: string[] = [];
  const parts: string[] = [];

  const part = (value: unknown): string => {
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "function") return identity(value);
    if (typeof value !== "object" || value === null) return String(value) + typeName(value);
    const known = numbers.get(value);
    if (known !== undefined) return `#${known}`;
    numbers.set(value, numbers.size);
    open.push(value);
    return `#${numbers.size - 1}`;
  };
  const readNames = (found: Iterable<string>): void => {
    for (const name of found) {
      if (seenNames.has(name)) continue;
      seenNames.add(name);
      openNames.push(name);
    }
  };
  const writer: Writer = { scope, part, readNames, versions: new Map(), readsFiles: false };

  readNames(names);
  for (const value of values) parts.push(part(value));
  for (let next = 0; ;) {
    const name = openNames.pop();
    if (name !== undefined) {
      if (reachesAnywhere.has(name)) return undefined;
      const value = getString(scope.globals, name);
      parts.push(`${name}=${value ? part(value) : "?"}`);
    } else if (next < open.length) {
      if (next > mostObjects) return undefined;
      parts.push(describe(writer, open[next++]));
    } else break;
  }
  return { text: parts.join("\n"), readsFiles: writer.readsFiles };
}

interface Writer {
  readonly scope: FingerprintScope;
  /** A value as text: an object by its number, of which another line tells. */
  readonly part: (value: unknown) => string;
  readonly readNames: (names: Iterable<string>) => void;
  readonly versions: Map<TensorId, Version>;
  readsFiles: boolean;
}

function typeName(value: unknown): string {
  return typeof value === "bigint" ? "n" : Object.is(value, -0) ? "-" : "";
}

/** The kinds of Python values that are not simply all of their fields. */
interface Special {
  readonly function: PyFunction;
  readonly native: PyNative;
  readonly class: PyClass;
  readonly instance: PyInstance;
  readonly tensor: PyTensor;
  readonly module: PyModule;
}

function describe(w: Writer, value: object): string {
  const name = w.scope.libraryName(value);
  if (name !== undefined) return name;
  if (isKind(value, "function", "code")) return describeFunction(w, value);
  if (isKind(value, "native", "call")) return describeNative(w, value);
  if (isKind(value, "class", "mro")) return describeClass(w, value);
  if (isKind(value, "instance", "of")) return describeInstance(w, value);
  if (isKind(value, "tensor", "state")) return describeTensor(w, value);
  if (isKind(value, "module", "globals")) return describeModule(w, value);
  if (value instanceof Version) return describeVersion(w, value);
  if (isRange(value)) return placeOf(w, value);
  return structure(w, value);
}

function isKind<K extends keyof Special>(
  value: object,
  kind: K,
  field: string,
): value is Special[K] {
  return "kind" in value && value.kind === kind && field in value;
}

function isRange(value: object): value is Range {
  return "source" in value && typeof value.source === "string" && "start" in value;
}

function structure({ part }: Writer, value: object): string {
  if (Array.isArray(value)) return `[${value.map(part).join()}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${part(key)}:${part(item)}`).join()}}`;
  }
  if (value instanceof Set) return `<${[...value].map(part).join()}>`;
  if (ArrayBuffer.isView(value)) return "length" in value ? Array.prototype.join.call(value) : "?";
  if (value instanceof WeakMap || value instanceof WeakSet) return identity(value);
  return `(${Object.entries(value)
    .map(([key, item]) => `${key}=${part(item)}`)
    .join()})`;
}

/** A place by the statement it is in: that may stand further down now. */
function placeOf(w: Writer, { source, start, end }: Range): string {
  const { statements } = w.scope;
  if (!statements.has(source)) return `${source}:${start}:${end}`;
  const statement = statements.at(source, start);
  return statement ? `${statement.id}+${start - statement.start}` : `${source}:${start}`;
}

/** A body by where it stands; with it counts whatever the names of its statement hold. */
function codeText(w: Writer, { source, start, name }: Code): string {
  const statement = w.scope.statements.at(source.id, start);
  if (statement) w.readNames(statement.names());
  else w.readsFiles = true;
  const place = placeOf(w, { source: source.id, start, end: start });
  return `${name} ${place}`;
}

/** A module by its name, and the values in it that may change: `os.environ`. */
function describeModule(w: Writer, { name, globals }: PyModule): string {
  if (getString(globals, "__file__")) w.readsFiles = true;
  const changeable = [...globals.entries.values()].filter(({ value }) => isChangeable(value));
  return `module ${name} ${changeable.map(({ value }) => w.part(value)).join()}`;
}

export function isChangeable({ kind }: PyValue): boolean {
  return kind === "list" || kind === "dict" || kind === "set";
}

function describeFunction(w: Writer, f: PyFunction): string {
  const { part } = w;
  const given = [part(f.defaults), part(f.keywordDefaults), part(f.closure), part(f.attributes)];
  return `function ${f.name} ${codeText(w, f.code)} ${given.join()}`;
}

function describeNative(w: Writer, native: PyNative): string {
  const attributes = native.attributes ? w.part(native.attributes) : "";
  return `native ${native.qualifiedName} ${identity(native.call)} ${attributes}`;
}

/**
 * A class of a file is what its statement makes it, and what was set on it since. Functions that TypeScript code put into it
 * (a dataclass's `__init__`) are made from the rest.
 */
function describeClass(w: Writer, cls: PyClass): string {
  const { part } = w;
  const name = `class ${cls.module}.${cls.qualifiedName}`;
  const { definedAt } = cls;
  const statement = definedAt && w.scope.statements.at(definedAt.source, definedAt.start);
  if (statement) w.readNames(statement.names());
  else w.readsFiles = true;
  const attributes = [...cls.attributes].map(([key, value]) => `${key}:${memberText(w, value)}`);
  const place = definedAt ? placeOf(w, definedAt) : "";
  const made = [part(cls.bases), part(cls.metaclass), part(cls.unknownBase), part(cls.slots)];
  return `${name} ${place} ${made.join()} ${attributes.join()}`;
}

function memberText(w: Writer, value: PyValue): string {
  switch (value.kind) {
    case "native":
      return `native ${value.qualifiedName}`;
    case "classmethod":
    case "staticmethod":
      return `${value.kind} ${memberText(w, value.function)}`;
    case "property": {
      const parts = [value.get, value.set, value.delete];
      return `property ${parts.map((one) => one && memberText(w, one)).join()} ${w.part(value.doc)}`;
    }
    default:
      return w.part(value);
  }
}

function describeInstance(w: Writer, instance: PyInstance): string {
  const { part } = w;
  const place = instance.madeAt ? placeOf(w, instance.madeAt) : "";
  return `instance ${part(instance.of)} ${place} ${part(instance.attributes)} ${part(instance.host)}`;
}

/** A tensor by its numbers, or by the op that made it, with all that went into it. */
function describeTensor(w: Writer, tensor: PyTensor): string {
  const { part } = w;
  const { id, ...state } = tensor.state;
  const python = [part(tensor.of), part(tensor.attributes), String(tensor.requiresGrad)];
  return `tensor ${python.join()} ${structure(w, state)} ${makerText(w, id)}`;
}

/** The op that made a version of a tensor, and the versions it was made of. */
function makerText(w: Writer, id: TensorId): string {
  const { tensors, ops } = sessionOf(w.scope.vm);
  const made = tensors.at(id)?.op;
  const op = made === undefined ? undefined : ops.at(made);
  if (!op) return "";
  const inputs = op.inputs.map((input) => w.part(versionOf(w, input)));
  return `${op.op} ${argsText(op.args)} ${placeOf(w, op.at)} ${inputs.join()}`;
}

/** A version of a tensor that no value of Python's needs to hold any more. */
class Version {
  readonly id: TensorId;
  constructor(id: TensorId) {
    this.id = id;
  }
}

function versionOf({ versions }: Writer, id: TensorId): Version {
  const known = versions.get(id) ?? new Version(id);
  versions.set(id, known);
  return known;
}

function describeVersion(w: Writer, { id }: Version): string {
  const { shape, dtype, values } = sessionOf(w.scope.vm).tensors[id];
  return `version ${dtype} ${shape.join()} ${w.part(values)} ${makerText(w, id)}`;
}

/** Arguments without the numbers of tensors, which differ from run to run. */
function argsText(args: object): string {
  return JSON.stringify(args, (key, value: unknown) => (key === "tensor" ? 0 : value));
}
