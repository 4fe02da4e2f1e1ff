/** Python's `enum`. */

import { getAttribute, lookupClass, setAttribute } from "../attributes";
import { callValue } from "../call";
import { isExceptionOf } from "../exceptions";
import { builtinClasses, defineClass, isSubclass, newInstance } from "../classes";
import { newDict, setString } from "../dict";
import { toItems } from "../iterate";
import { PyRaise, type Machine, type NativeModule, type Steps } from "../native";
import { plainRemove } from "../storeAttributes";
import { repr, formatValue, toStr } from "../text";
import {
  bool,
  False,
  int,
  None,
  str,
  tuple,
  type PyClass,
  type PyDict,
  type PyNative,
  type PyValue,
} from "../values";
import { autoClass } from "./enumAuto";
import { plainFormat, plainStr } from "./enumData";
import { bitsIn, verify } from "./enumVerify";
import { flagMember, flagMethods } from "./enumFlags";
import {
  addMembers,
  enumInfo,
  findByValue,
  memberName,
  memberValue,
  nextFlag,
  nextNumber,
  invalidValue,
  notAMember,
  type FlagBoundary,
  takeMembers,
  type Mark,
} from "./enumMembers";
import {
  callMethod,
  classMethod,
  entries,
  getter,
  keywordsOf,
  method,
  native,
  once,
  plainInt,
  perRun,
  staticMethod,
} from "./support";

export const enumModule: NativeModule = {
  name: "enum",
  create: (vm) => {
    const classes = enumClasses(vm);
    return [
      ...functions(),
      ...entries(...Object.values(classes), autoClass(), enumProperty()),
      ["EnumMeta", classes.EnumType],
      ["EnumType", classes.EnumType],
      ["DynamicClassAttribute", enumProperty()],
      ...flagBoundaries(),
    ];
  },
};

const accept = { unknowns: "accept" } as const;

/** `enum.property`: a plain property does. */
const enumProperty = once((): PyNative =>
  native("property", "fget?, fset?, fdel?, doc?", (_vm, get, set, remove, doc) => ({
    kind: "property",
    get,
    set,
    delete: remove,
    doc,
  })),
);

function flagBoundaries(): readonly (readonly [string, PyValue])[] {
  const names = ["STRICT", "CONFORM", "EJECT", "KEEP", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE"];
  return names.map((name) => [name, str(name.toLowerCase())] as const);
}

function marking(kind: Mark["kind"]): PyNative {
  return native(
    kind,
    "value, /",
    (_vm, value) => {
      const marked = newInstance(builtinClasses.object);
      const host: Mark = { isMark: true, kind, value };
      marked.host = host;
      return marked;
    },
    accept,
  );
}

const functions = once(() =>
  entries(
    marking("member"),
    marking("nonmember"),
    native("unique", "enumeration", (vm, cls) => {
      const info = cls.kind === "class" ? enumInfo(cls) : undefined;
      if (info === undefined || cls.kind !== "class") return cls;
      const aliases = [...info.byName].flatMap(([name, member]) => {
        const own = memberName(member);
        return own !== undefined && own !== name ? [`${name} -> ${own}`] : [];
      });
      if (aliases.length > 0) {
        const message = `duplicate values found in <enum '${cls.name}'>: ${aliases.join(", ")}`;
        throw vm.raise("ValueError", message);
      }
      return cls;
    }),
    verify,
    native("show_flag_values", "value", (_vm, value) => ({
      kind: "list",
      items: bitsIn(plainInt(value) ?? plainInt(memberValue(value)) ?? 0).map(int),
    })),
    native("global_enum", "cls, update_str?", (_vm, cls) => cls),
  ),
);

/** The enumeration classes of one run. */
export const enumClasses = perRun(
  "enum",
  (): Readonly<
    Record<"EnumType" | "Enum" | "ReprEnum" | "IntEnum" | "StrEnum" | "Flag" | "IntFlag", PyClass>
  > => {
    const EnumType = defineClass({
      name: "EnumType",
      module: "enum",
      bases: [builtinClasses.type],
      attributes: metaclassMethods(),
    });
    const make = (
      name: string,
      bases: readonly PyClass[],
      attributes: Iterable<readonly [string, PyValue]> = [],
    ) => defineClass({ name, module: "enum", bases, metaclass: EnumType, attributes });
    const Enum = make("Enum", [builtinClasses.object], enumMethods());
    const ReprEnum = make("ReprEnum", [Enum]);
    const { int: intClass, str: strClass } = builtinClasses;
    const IntEnum = make("IntEnum", [intClass, ReprEnum], sharedWith(Enum));
    const StrEnum = make(
      "StrEnum",
      [strClass, ReprEnum],
      [
        ...sharedWith(Enum),
        staticMethod(
          "StrEnum",
          "_generate_next_value_",
          "name, start, count, last_values",
          (_vm, name) => str(name.kind === "str" ? name.value.toLowerCase() : ""),
        ),
      ],
    );
    const Flag = make(
      "Flag",
      [Enum],
      [
        ...entries(...flagMethods()),
        staticMethod(
          "Flag",
          "_generate_next_value_",
          "name, start, count, last_values",
          (_vm, _name, _start, _count, last) => nextFlag(last.kind === "list" ? last.items : []),
        ),
      ],
    );
    const flagRepr = lookupClass(Flag, "__repr__");
    const IntFlag = make(
      "IntFlag",
      [intClass, ReprEnum, Flag],
      [
        ...sharedWith(Enum),
        ...entries(...flagMethods().filter((each) => !["__repr__", "__str__"].includes(each.name))),
        ...(flagRepr ? [["__repr__", flagRepr] as const] : []),
      ],
    );
    return { EnumType, Enum, ReprEnum, IntEnum, StrEnum, Flag, IntFlag };
  },
);

/** Text like the data type's, `repr` like the enumeration's. */
function sharedWith(base: PyClass): (readonly [string, PyValue])[] {
  const own = lookupClass(base, "__repr__");
  return [...entries(plainStr(), plainFormat()), ...(own ? [["__repr__", own] as const] : [])];
}

function enumBases(vm: Machine) {
  const { Enum, Flag, IntFlag, ReprEnum } = enumClasses(vm);
  return { enumBase: Enum, flagBase: Flag, intFlagBase: IntFlag, reprBase: ReprEnum };
}

function metaclassMethods(): readonly (readonly [string, PyValue])[] {
  return entries(
    [
      "__new__",
      {
        kind: "staticmethod",
        function: native(
          "__new__",
          "metacls, cls, bases, classdict, /, *, boundary?, **kwds",
          newEnum,
          accept,
        ),
      },
    ],
    method("EnumType", "__init__", "cls, *args, **kwds", () => None, accept),
    method(
      "EnumType",
      "__call__",
      "cls, value, *args, **kwds",
      function* (vm, cls, value, args, kwds) {
        if (cls.kind !== "class") return None;
        const info = enumInfo(cls);
        const names = args.items.at(0) ?? kwds.entries.get("names")?.value;
        if (names !== undefined && (info === undefined || info.byName.size === 0)) {
          return yield* fromCall(vm, cls, value, names, keywordsOf(kwds));
        }
        if (value.kind === "unknown") return vm.unknown({ kind: "derived", what: cls.name }, value);
        return yield* lookUp(
          vm,
          cls,
          args.items.length === 0 ? value : tuple([value, ...args.items]),
        );
      },
      { ...accept, wording: "python" },
    ),
    method("EnumType", "__getitem__", "cls, name, /", (vm, cls, name) => {
      const info = cls.kind === "class" ? enumInfo(cls) : undefined;
      const found = name.kind === "str" ? info?.byName.get(name.value) : undefined;
      if (found === undefined) throw vm.raiseOf(builtinClasses.KeyError, [name]);
      return found;
    }),
    method("EnumType", "__iter__", "cls, /", (_vm, cls) => overMembers(cls, false)),
    method("EnumType", "__reversed__", "cls, /", (_vm, cls) => overMembers(cls, true)),
    method("EnumType", "__len__", "cls, /", (_vm, cls) => int(membersOf(cls).length)),
    method("EnumType", "__bool__", "cls, /", () => bool(true)),
    method("EnumType", "__getattr__", "cls, name, /", (vm, _cls, name) => {
      throw vm.raise("AttributeError", name.kind === "str" ? name.value : "");
    }),
    method("EnumType", "__contains__", "cls, member, /", (vm, cls, member) => {
      if (cls.kind !== "class") return False;
      const of = vm.classOf(member);
      if (enumInfo(of) === undefined) {
        const message = `unsupported operand type(s) for 'in': '${of.qualifiedName}' and '${vm.classOf(cls).qualifiedName}'`;
        throw vm.raise("TypeError", message);
      }
      const name = memberName(member);
      return bool(
        isSubclass(of, cls) && name !== undefined && enumInfo(cls)?.byName.get(name) === member,
      );
    }),
    method("EnumType", "__repr__", "cls, /", (vm, cls) => {
      if (cls.kind !== "class") return str("<enum>");
      const isFlag = isSubclass(cls, enumClasses(vm).Flag);
      return str(`<${isFlag ? "flag" : "enum"} '${cls.name}'>`);
    }),
    getter("EnumType", "__members__", (_vm, cls) => {
      const dict = newDict();
      const info = cls.kind === "class" ? enumInfo(cls) : undefined;
      for (const [name, member] of info?.byName ?? []) setString(dict, name, member);
      return dict;
    }),
    method("EnumType", "__delattr__", "cls, name, /", function* (vm, cls, name) {
      if (cls.kind !== "class" || name.kind !== "str") return None;
      if (enumInfo(cls)?.byName.has(name.value)) {
        const text = `'${cls.name}' cannot delete member '${name.value}'.`;
        throw vm.raise("AttributeError", text);
      }
      const call = plainRemove(vm, cls, vm.classOf(cls), name.value);
      if (call) yield call;
      return None;
    }),
    method(
      "EnumType",
      "__setattr__",
      "cls, name, value, /",
      (vm, cls, name, value) => {
        if (cls.kind !== "class" || name.kind !== "str") return None;
        if (enumInfo(cls)?.byName.has(name.value)) {
          throw vm.raise("AttributeError", `cannot reassign member '${name.value}'`);
        }
        cls.attributes.set(name.value, value);
        return None;
      },
      accept,
    ),
  );
}

function membersOf(cls: PyValue): readonly PyValue[] {
  const info = cls.kind === "class" ? enumInfo(cls) : undefined;
  return info?.names.flatMap((name) => info.byName.get(name) ?? []) ?? [];
}

function overMembers(cls: PyValue, isBackwards: boolean): PyValue {
  const members = isBackwards ? [...membersOf(cls)].reverse() : membersOf(cls);
  let at = 0;
  const next = () => (at < members.length ? members[at++] : undefined);
  return { kind: "iterator", name: "generator", next };
}

/** `class Color(Enum): …`: the class without its members, then the members. */
function* newEnum(
  vm: Machine,
  metacls: PyValue,
  name: PyValue,
  bases: PyValue,
  namespace: PyValue,
  boundary: PyValue | undefined,
  kwds: PyDict,
): Steps<PyValue> {
  const label = name.kind === "str" ? name.value : "?";
  for (const base of bases.kind === "tuple" ? bases.items : []) {
    const info = base.kind === "class" ? enumInfo(base) : undefined;
    if (base.kind === "class" && info !== undefined && info.byName.size > 0) {
      throw vm.raise("TypeError", `<enum '${label}'> cannot extend <enum '${base.name}'>`);
    }
  }
  const members =
    namespace.kind === "dict" ? takeMembers(namespace, label) : new Map<string, PyValue>();
  const make = yield* getAttribute(vm, builtinClasses.type, "__new__");
  // A `_generate_next_value_` that is a plain function is called without `self`.
  if (namespace.kind === "dict") {
    const generate = namespace.entries.get("_generate_next_value_");
    if (generate?.value.kind === "function") {
      generate.value = { kind: "staticmethod", function: generate.value };
    }
  }
  const cls = yield* callValue(make, [metacls, name, bases, namespace], keywordsOf(kwds));
  if (cls.kind === "class") {
    yield* addMembers(vm, cls, members, enumBases(vm), boundaryOf(boundary));
  }
  return cls;
}

/** What `boundary=` says; `CONTINUOUS` and the like are checks, not boundaries. */
function boundaryOf(given: PyValue | undefined): FlagBoundary | undefined {
  const boundaries: readonly FlagBoundary[] = ["strict", "conform", "eject", "keep"];
  return boundaries.find((each) => given?.kind === "str" && given.value === each);
}

/** `Color(1)`: the member with that value, or what `_missing_` makes of it. */
function* lookUp(vm: Machine, cls: PyClass, value: PyValue): Steps<PyValue> {
  if (vm.classOf(value) === cls) return value;
  const info = enumInfo(cls);
  if (info === undefined) return yield* notAMember(vm, cls, value);
  const found = yield* findByValue(vm, info, value);
  if (found !== undefined) return found;
  const missing = yield* getAttribute(vm, cls, "_missing_");
  let made: PyValue;
  try {
    made = yield* callValue(missing, [value]);
  } catch (error) {
    if (error instanceof PyRaise) yield* chain(vm, error, cls, value);
    throw error;
  }
  if (made.kind === "unknown") return made;
  if (made.kind === "none") return yield* notAMember(vm, cls, value);
  if (isSubclass(vm.classOf(made), cls)) return made;
  if (info.isFlag && info.boundary === "eject" && plainInt(made) !== undefined) return made;
  const text = `error in ${cls.name}._missing_: returned ${yield* repr(vm, made)} instead of None or a valid member`;
  const error = vm.raise("TypeError", text);
  yield* chain(vm, error, cls, value);
  throw error;
}

/** An error of `_missing_` says in which look-up it came up. */
function* chain(vm: Machine, error: PyRaise, cls: PyClass, value: PyValue): Steps<void> {
  if (isExceptionOf(error.exception, "ValueError")) return;
  const { exception } = yield* invalidValue(vm, cls, value);
  yield* setAttribute(vm, error.exception, "__context__", exception);
}

/** `Enum("Color", "RED GREEN")` */
function* fromCall(
  vm: Machine,
  cls: PyClass,
  name: PyValue,
  names: PyValue,
  options: ReadonlyMap<string, PyValue>,
): Steps<PyValue> {
  const namespace = newDict();
  const start = Number(plainInt(options.get("start") ?? int(1)) ?? 1);
  const items =
    names.kind === "str"
      ? names.value.replace(/,/g, " ").split(/\s+/).filter(Boolean).map(str)
      : names.kind === "dict"
        ? [...names.entries.values()].map(({ key, value }) => tuple([key, value]))
        : yield* toItems(vm, names);
  const { Flag } = enumClasses(vm);
  const given: PyValue[] = [];
  setString(namespace, "__module__", options.get("module") ?? str("__main__"));
  for (const item of items) {
    const pair = item.kind === "str" ? undefined : yield* toItems(vm, item);
    const key = pair?.[0] ?? item;
    const next = isSubclass(cls, Flag) ? nextFlag(given) : int(start + given.length);
    const value = pair?.[1] ?? next;
    given.push(value);
    if (key.kind === "str") setString(namespace, key.value, value);
  }
  const mixin = options.get("type");
  const bases = mixin === undefined ? [cls] : [mixin, cls];
  return yield* callValue(vm.classOf(cls), [name, tuple(bases), namespace]);
}

/** An attribute of members that says whose it is when somebody sets it. */
function fixed(name: string, get: (self: PyValue) => PyValue): readonly [string, PyValue] {
  const text = (what: string) => `<enum 'Enum'> cannot ${what} attribute '${name}'`;
  return [
    name,
    {
      kind: "property",
      get: method("Enum", name, "self, /", (_vm, self) => get(self)),
      set: method("Enum", name, "self, value, /", (vm, self, value) => {
        void [self, value];
        throw vm.raise("AttributeError", text("set"));
      }),
      delete: method("Enum", name, "self, /", (vm, self) => {
        void self;
        throw vm.raise("AttributeError", text("delete"));
      }),
    },
  ];
}

function enumMethods(): readonly (readonly [string, PyValue])[] {
  const owner = "Enum";
  return entries(
    fixed("name", (self) => {
      const name = memberName(self);
      return name === undefined ? None : str(name);
    }),
    fixed("value", memberValue),
    method(owner, "__repr__", "self, /", function* (vm, self) {
      const text = yield* repr(vm, memberValue(self));
      return str(`<${vm.classOf(self).name}.${memberName(self) ?? "None"}: ${text}>`);
    }),
    method(owner, "__str__", "self, /", (vm, self) =>
      str(`${vm.classOf(self).name}.${memberName(self) ?? "None"}`),
    ),
    method(owner, "__format__", "self, format_spec, /", function* (vm, self, spec) {
      const text = yield* toStr(vm, self);
      return str(yield* formatValue(vm, str(text), spec.kind === "str" ? spec.value : ""));
    }),
    method(owner, "__hash__", "self, /", (vm, self) =>
      callMethod(vm, str(memberName(self) ?? ""), "__hash__"),
    ),
    method(owner, "__copy__", "self, /", (_vm, self) => self),
    method(owner, "__deepcopy__", "self, memo, /", (_vm, self) => self),
    method(owner, "__reduce_ex__", "self, proto, /", (vm, self) =>
      tuple([vm.classOf(self), tuple([memberValue(self)])]),
    ),
    method(owner, "__dir__", "self, /", () => ({
      kind: "list",
      items: ["name", "value"].map(str),
    })),
    staticMethod(
      owner,
      "_generate_next_value_",
      "name, start, count, last_values",
      (vm, _name, _start, _count, last) => nextNumber(vm, last.kind === "list" ? last.items : []),
    ),
    classMethod(owner, "_missing_", "cls, value, /", (vm, cls, value) => {
      const info = cls.kind === "class" ? enumInfo(cls) : undefined;
      const bits = plainInt(value);
      if (cls.kind !== "class" || info === undefined || !info.isFlag) return None;
      if (bits === undefined) {
        return notAMember(vm, cls, value);
      }
      return flagMember(vm, cls, info, BigInt(bits));
    }),
  );
}
