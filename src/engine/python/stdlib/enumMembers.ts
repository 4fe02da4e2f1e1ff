/** Making the members of an enumeration when its class statement is done. */

import { getAttribute, lookupClass } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, creatorOf, isSubclass, newInstance } from "../classes";
import { newDict, plainKey, putEntry, setString, stringKey } from "../dict";
import type { Machine, PyRaise, Steps } from "../native";
import { finish } from "../nativeFunction";
import { binary, equals } from "../operators";
import { repr } from "../text";
import { int, None, str, type HashKey, type PyClass, type PyDict, type PyValue } from "../values";
import { isAuto, resolveAuto } from "./enumAuto";
import { plainFormat, plainStr } from "./enumData";
import { ownAttributes } from "./support";

/** What is known of one enumeration. */
export interface EnumInfo {
  /** Every name, aliases included. */
  readonly byName: Map<string, PyValue>;
  /** Names of the members that iteration gives, in order. */
  readonly names: string[];
  readonly byValue: Map<HashKey, PyValue>;
  /** `int` of an IntEnum; `object` where members are plain objects. */
  readonly dataType: PyClass;
  readonly isFlag: boolean;
  /** What a flag does with bits that no member has. */
  readonly boundary: FlagBoundary;
  /** The bits that have a member of their own. */
  flagMask: bigint;
  /** Ones up to the highest bit of any member. */
  allBits: bigint;
}

export type FlagBoundary = "strict" | "conform" | "eject" | "keep";

/** As many ones as the bits have digits. */
export function onesFor(bits: bigint): bigint {
  return bits === 0n ? 0n : (1n << BigInt(bits.toString(2).length)) - 1n;
}

const infos = new WeakMap<PyClass, EnumInfo>();

export function enumInfo(cls: PyClass): EnumInfo | undefined {
  return infos.get(cls);
}

export function setEnumInfo(cls: PyClass, info: EnumInfo): void {
  infos.set(cls, info);
}

/** The attribute of a member that user code sees as `.value`. */
export function memberValue(member: PyValue): PyValue {
  return ownAttributes(member)?.get("_value_") ?? None;
}

export function memberName(member: PyValue): string | undefined {
  const name = ownAttributes(member)?.get("_name_");
  return name?.kind === "str" ? name.value : undefined;
}

/** A class statement's names, members taken out of them. */
export function takeMembers(namespace: PyDict, className: string): Map<string, PyValue> {
  const members = new Map<string, PyValue>();
  const ignored = ignoredNames(namespace);
  for (const { key, value } of [...namespace.entries.values()]) {
    if (key.kind !== "str") continue;
    const name = key.value;
    if (ignored.has(name)) {
      namespace.entries.delete(stringKey(name));
      continue;
    }
    if (isReserved(name, className) || isDescriptor(value)) continue;
    const marked = markOf(value);
    if (marked?.kind === "nonmember") {
      setString(namespace, name, marked.value);
      continue;
    }
    members.set(name, marked?.value ?? value);
    namespace.entries.delete(stringKey(name));
  }
  return members;
}

function ignoredNames(namespace: PyDict): ReadonlySet<string> {
  const ignore = namespace.entries.get(stringKey("_ignore_"))?.value;
  if (ignore?.kind === "str")
    return new Set(["_ignore_", ...ignore.value.replace(/,/g, " ").split(/\s+/)]);
  if (ignore?.kind !== "list" && ignore?.kind !== "tuple") return new Set();
  return new Set(["_ignore_", ...ignore.items.flatMap((i) => (i.kind === "str" ? [i.value] : []))]);
}

function isReserved(name: string, className: string): boolean {
  return (
    /^__.*__$/.test(name) ||
    /^_[^_].*[^_]_$/.test(name) ||
    /^_[^_]_$/.test(name) ||
    name.startsWith(`_${className}__`)
  );
}

/** What `enum.member(x)` and `enum.nonmember(x)` leave. */
export interface Mark {
  readonly isMark: true;
  readonly kind: "member" | "nonmember";
  readonly value: PyValue;
}

export function markOf(value: PyValue): Mark | undefined {
  const host = value.kind === "instance" ? value.host : undefined;
  return isMark(host) ? host : undefined;
}

function isMark(host: unknown): host is Mark {
  return typeof host === "object" && host !== null && "isMark" in host;
}

function isDescriptor(value: PyValue): boolean {
  switch (value.kind) {
    case "function":
    case "property":
    case "classmethod":
    case "staticmethod":
      return true;
    case "native":
      return value.isMethod;
    case "instance":
      return ["__get__", "__set__", "__delete__"].some(
        (n) => lookupClass(value.of, n) !== undefined,
      );
    default:
      return false;
  }
}

/** The type that members are values of: the first class along the mro that makes something else than objects. */
function dataTypeOf(cls: PyClass, enumBase: PyClass): PyClass {
  for (const base of cls.mro) {
    if (base === builtinClasses.object || isSubclass(base, enumBase)) continue;
    if (creatorOf(base) !== undefined) return base;
    if (base.attributes.has("__new__") || base.attributes.has("__dataclass_fields__")) return base;
  }
  return builtinClasses.object;
}

export interface EnumBases {
  readonly enumBase: PyClass;
  readonly flagBase: PyClass;
  readonly intFlagBase: PyClass;
  readonly reprBase: PyClass;
}

/** Gives a new enumeration its members. */
export function* addMembers(
  vm: Machine,
  cls: PyClass,
  members: ReadonlyMap<string, PyValue>,
  bases: EnumBases,
  boundary: FlagBoundary | undefined,
): Steps<void> {
  const dataType = dataTypeOf(cls, bases.enumBase);
  const info: EnumInfo = {
    byName: new Map(),
    names: [],
    byValue: new Map(),
    dataType,
    isFlag: isSubclass(cls, bases.flagBase),
    boundary: boundary ?? inheritedBoundary(cls, bases),
    flagMask: 0n,
    allBits: 0n,
  };
  infos.set(cls, info);
  useEnumMethods(cls, dataType, bases);
  const given: PyValue[] = [];
  const autos = new Map<PyValue, PyValue>();
  for (const [name, raw] of members) {
    const value = yield* resolveAutos(vm, cls, name, raw, given, autos);
    given.push(value);
    yield* addMember(vm, cls, info, name, value);
  }
  exposeMaps(cls, info);
}

function inheritedBoundary(cls: PyClass, bases: EnumBases): FlagBoundary {
  for (const base of cls.mro) {
    const info = infos.get(base);
    if (info?.isFlag) return info.boundary;
  }
  return isSubclass(cls, bases.intFlagBase) ? "keep" : "strict";
}

function exposeMaps(cls: PyClass, info: EnumInfo): void {
  const map = newDict();
  for (const [name, member] of info.byName) setString(map, name, member);
  cls.attributes.set("_member_map_", map);
  cls.attributes.set("_member_names_", { kind: "list", items: info.names.map(str) });
  cls.attributes.set("_member_type_", info.dataType);
  const byValue = newDict();
  for (const [hash, member] of info.byValue) putEntry(byValue, hash, memberValue(member), member);
  cls.attributes.set("_value2member_map_", byValue);
}

/**
 * `__repr__` and the like are those of the enumeration, not those of the type its members are values of; classes that
 * inherit from ReprEnum keep `__str__` and `__format__` of the type.
 */
function useEnumMethods(cls: PyClass, dataType: PyClass, bases: EnumBases): void {
  const first = cls.mro.slice(1).find((base) => isSubclass(base, bases.enumBase)) ?? bases.enumBase;
  const isRepr = cls.bases.includes(bases.reprBase) && dataType !== builtinClasses.object;
  if (isRepr) {
    for (const own of [plainStr(), plainFormat()]) {
      if (!cls.attributes.has(own.name)) cls.attributes.set(own.name, own);
    }
  }
  for (const name of ["__repr__", "__str__", "__format__"]) {
    if (cls.attributes.has(name)) continue;
    const found = lookupClass(cls, name);
    const isForeign =
      found === lookupClass(dataType, name) || found === builtinClasses.object.attributes.get(name);
    const own = lookupClass(first, name);
    if (isForeign && own) cls.attributes.set(name, own);
  }
}

function* resolveAutos(
  vm: Machine,
  cls: PyClass,
  name: string,
  raw: PyValue,
  given: readonly PyValue[],
  known: Map<PyValue, PyValue>,
): Steps<PyValue> {
  const next = () => nextValue(vm, cls, name, given);
  if (isAuto(raw)) return yield* resolveAuto(vm, raw, known, next);
  if (raw.kind !== "tuple" || !raw.items.some(isAuto)) return raw;
  const items: PyValue[] = [];
  for (const item of raw.items) items.push(yield* resolveAuto(vm, item, known, next));
  return { ...raw, items };
}

function* nextValue(
  vm: Machine,
  cls: PyClass,
  name: string,
  given: readonly PyValue[],
): Steps<PyValue> {
  const generate = yield* getAttribute(vm, cls, "_generate_next_value_");
  const last: PyValue = { kind: "list", items: [...given] };
  return yield* callValue(generate, [str(name), int(1), int(given.length), last]);
}

/** Enum's own way: one more than the largest so far. */
export function* nextNumber(vm: Machine, given: readonly PyValue[]): Steps<PyValue> {
  let largest: PyValue | undefined;
  for (const value of given) {
    const number =
      value.kind === "int" || value.kind === "float" || value.kind === "bool" ? value : undefined;
    if (number === undefined) continue;
    if (
      largest === undefined ||
      Number(number.value) > Number("value" in largest ? largest.value : 0)
    ) {
      largest = number;
    }
  }
  return largest === undefined ? int(1) : yield* binary(vm, "+", largest, int(1));
}

/** Flag's: the next power of two. */
export function nextFlag(given: readonly PyValue[]): PyValue {
  let largest = 0n;
  for (const value of given) {
    if (value.kind === "int" && BigInt(value.value) > largest) largest = BigInt(value.value);
  }
  return int(largest === 0n ? 1 : 1n << BigInt(largest.toString(2).length));
}

function* addMember(
  vm: Machine,
  cls: PyClass,
  info: EnumInfo,
  name: string,
  value: PyValue,
): Steps<void> {
  const isSpread =
    value.kind === "tuple" && value.of === undefined && info.dataType !== builtinClasses.tuple;
  const args = isSpread ? value.items : [value];
  const member = yield* makeMember(vm, cls, info, value, args);
  const own = ownAttributes(member);
  const actual = own?.get("_value_") ?? value;
  own?.set("_value_", actual);
  const known = yield* findByValue(vm, info, actual);
  if (known !== undefined) {
    info.byName.set(name, known);
    cls.attributes.set(name, known);
    return;
  }
  own?.set("_name_", str(name));
  own?.set("__objclass__", cls);
  own?.set("_sort_order_", int(info.names.length));
  const init = lookupClass(cls, "__init__");
  if (init?.kind === "function") yield* callValue(init, [member, ...args]);
  info.byName.set(name, member);
  const bits = info.isFlag && actual.kind === "int" ? BigInt(actual.value) : undefined;
  if (bits !== undefined && bits > 0n) info.allBits |= onesFor(bits);
  if (bits === undefined || isSingleBit(bits)) {
    info.names.push(name);
    if (bits !== undefined) info.flagMask |= bits;
  }
  const key = plainKey(actual);
  if (key !== undefined) info.byValue.set(key, member);
  cls.attributes.set(name, member);
}

export function isSingleBit(bits: bigint): boolean {
  return bits > 0n && (bits & (bits - 1n)) === 0n;
}

function* makeMember(
  vm: Machine,
  cls: PyClass,
  info: EnumInfo,
  value: PyValue,
  args: readonly PyValue[],
): Steps<PyValue> {
  const maker = userNew(cls);
  if (maker !== undefined) {
    const member = yield* callValue(maker, [cls, ...args]);
    const own = ownAttributes(member);
    if (own && !own.has("_value_")) {
      const isObject = info.dataType === builtinClasses.object;
      own.set("_value_", isObject ? value : yield* callValue(info.dataType, args));
    }
    return member;
  }
  if (info.dataType === builtinClasses.object) return newInstance(cls);
  const create = creatorOf(info.dataType);
  if (create === undefined) {
    const member = newInstance(cls);
    member.attributes.set("_value_", value);
    return member;
  }
  const made = yield* finish(create(vm, cls, args, new Map()));
  const own = ownAttributes(made);
  own?.set("_value_", yield* callValue(info.dataType, args));
  return made;
}

/** A `__new__` that the user wrote, on the enumeration or on what it mixes in. */
function userNew(cls: PyClass): PyValue | undefined {
  const found = lookupClass(cls, "__new__");
  const maker = found?.kind === "staticmethod" ? found.function : found;
  return maker?.kind === "function" ? maker : undefined;
}

export function* findByValue(
  vm: Machine,
  info: EnumInfo,
  value: PyValue,
): Steps<PyValue | undefined> {
  const key = plainKey(value);
  const quick = key === undefined ? undefined : info.byValue.get(key);
  if (quick !== undefined) return quick;
  if (key !== undefined && typeof key !== "object") return undefined;
  for (const member of new Set(info.byName.values())) {
    if (yield* equals(vm, memberValue(member), value)) return member;
  }
  return undefined;
}

/** `Color(99)` */
export function* notAMember(vm: Machine, cls: PyClass, value: PyValue): Steps<never> {
  throw yield* invalidValue(vm, cls, value);
}

export function* invalidValue(vm: Machine, cls: PyClass, value: PyValue): Steps<PyRaise> {
  const text = yield* repr(vm, value);
  return vm.raise("ValueError", `${text} is not a valid ${cls.qualifiedName}`);
}
