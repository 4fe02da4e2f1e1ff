/** Types with arguments: `list[int]`, `typing.Optional[str]`, `int | None`. Plain descriptions; nothing checks them. */

import { repr } from "../text";
import { getAttribute } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, defineClass, newInstance } from "../classes";
import type { Machine, Steps } from "../native";
import {
  bool,
  False,
  int,
  NotImplemented,
  str,
  True,
  tuple,
  type PyClass,
  type PyInstance,
  type PyNative,
  type PyValue,
} from "../values";
import { itemsPerAlias } from "../sizes";
import { isVirtualSubclass } from "./abstract";
import { sameType, typeHash } from "./aliasEquality";
import { typeText } from "./aliasText";
import { typeNamed } from "./forwardRef";
import { genericClass } from "./generic";
import { entries, getter, method, once } from "./support";

/** What is behind an alias: `origin[args]`. */
export interface Alias {
  readonly isAlias: true;
  readonly origin: PyValue;
  readonly args: readonly PyValue[];
  /** How it reads: `types` for `list[int]`, `union` for `int | None`, `typing` with the name it has there. */
  readonly style: "types" | "union" | "typing";
  /** `typing.List`; absent: the origin's own name. */
  readonly name?: string;
  /** What stands behind the type in `Annotated[int, …]`. */
  readonly metadata?: readonly PyValue[];
}

export function aliasOf(value: PyValue): Alias | undefined {
  return value.kind === "instance" && isAlias(value.host) ? value.host : undefined;
}

function isAlias(host: unknown): host is Alias {
  return typeof host === "object" && host !== null && "isAlias" in host;
}

/** The index of `origin[item]` as a list of arguments. */
export function argumentsOf(item: PyValue): readonly PyValue[] {
  return item.kind === "tuple" && item.of === undefined ? item.items : [item];
}

/** `list[int]`, `collections.deque[int]`: what indexing a class gives. */
export function genericAlias(vm: Machine, origin: PyValue, item: PyValue): PyValue {
  return newAlias(vm, genericAliasClass(), {
    isAlias: true,
    origin,
    args: flattenCallable(origin, argumentsOf(item)),
    style: "types",
  });
}

/** `Callable[[int, str], bool]` keeps `(int, str, bool)`. */
function flattenCallable(origin: PyValue, args: readonly PyValue[]): readonly PyValue[] {
  const isCallable = origin.kind === "class" && origin.name === "Callable";
  const [parameters, ...rest] = args;
  return isCallable && parameters?.kind === "list" ? [...parameters.items, ...rest] : args;
}

/** An alias of `typing`, with the name it has there. */
export function typingAlias(
  vm: Machine,
  origin: PyValue,
  args: readonly PyValue[],
  name?: string,
): PyInstance {
  return newAlias(vm, typingAliasClass(), { isAlias: true, origin, args, style: "typing", name });
}

/** `Annotated[int, "metadata"]` */
export function annotatedAlias(
  vm: Machine,
  type: PyValue,
  metadata: readonly PyValue[],
): PyInstance {
  const inner = aliasOf(type);
  if (inner?.metadata) {
    vm.charge(inner.metadata.length);
    return annotatedAlias(vm, inner.origin, [...inner.metadata, ...metadata]);
  }
  const alias = newAlias(vm, typingAliasClass(), {
    isAlias: true,
    origin: type,
    args: [type],
    style: "typing",
    name: "Annotated",
    metadata,
  });
  alias.attributes.set("__metadata__", tuple(metadata));
  return alias;
}

/** The same type with every argument replaced, at any depth. */
export function* mapTypes(
  vm: Machine,
  value: PyValue,
  replace: (part: PyValue) => Steps<PyValue>,
): Steps<PyValue> {
  vm.charge(stepsPerType);
  const alias = aliasOf(value);
  if (alias === undefined || value.kind !== "instance") return yield* replace(value);
  const args: PyValue[] = [];
  for (const arg of alias.args) args.push(yield* mapTypes(vm, arg, replace));
  if (args.every((arg, i) => arg === alias.args[i])) return value;
  return newAlias(vm, value.of, { ...alias, args });
}

/** The same type without `Annotated`, `Required` and `NotRequired`, at any depth. */
export function withoutExtras(vm: Machine, value: PyValue): PyValue {
  vm.charge(stepsPerType);
  const alias = aliasOf(value);
  if (alias === undefined || value.kind !== "instance") return value;
  if (alias.metadata) return withoutExtras(vm, alias.origin);
  if (alias.name === "Required" || alias.name === "NotRequired")
    return withoutExtras(vm, alias.args[0]);
  const args = alias.args.map((arg) => withoutExtras(vm, arg));
  if (args.every((arg, i) => arg === alias.args[i])) return value;
  return newAlias(vm, value.of, { ...alias, args });
}

/** `a | b` of types; NotImplemented where one of them is none. */
export function unionOf(vm: Machine, a: PyValue, b: PyValue): PyValue {
  if (!isType(a) || !isType(b)) return NotImplemented;
  const args = differentMembers(vm, [a, b]);
  if (args.length === 1) return args[0];
  const isTyping = args.some((arg) => arg.kind === "instance" && aliasOf(arg)?.style !== "types");
  if (isTyping) return typingUnion(vm, args);
  return newAlias(vm, unionTypeClass(), {
    isAlias: true,
    origin: unionTypeClass(),
    args,
    style: "union",
  });
}

/** The types in these types, each once. */
function differentMembers(vm: Machine, types: readonly PyValue[]): readonly PyValue[] {
  const found: PyValue[] = [];
  for (const type of types) {
    for (const member of unionMembers(type)) {
      vm.charge(stepsPerType);
      if (!found.some((known) => sameType(vm, known, member))) found.push(member);
    }
  }
  return found;
}

function unionMembers(type: PyValue): readonly PyValue[] {
  if (type.kind === "none") return [builtinClasses.NoneType];
  const alias = aliasOf(type);
  return alias && isUnion(alias) ? alias.args : [type];
}

function isType(value: PyValue): boolean {
  return (
    value.kind === "class" ||
    value.kind === "none" ||
    value.kind === "instance" ||
    value.kind === "unknown"
  );
}

/** `Union[...]` as `typing` has it: flat, without repetitions; of one type that type. */
export function typingUnion(vm: Machine, members: readonly PyValue[]): PyValue {
  const args = differentMembers(vm, members);
  if (args.length === 1) return args[0];
  return typingAlias(vm, unionForm(), args, "Union");
}

/** `typing.Union` itself: the origin of all unions. */
export const unionForm = once((): PyInstance =>
  specialForm("Union", (vm, _form, item) => {
    const members = argumentsOf(item);
    if (members.length === 0) throw vm.raise("TypeError", "Cannot take a Union of no types.");
    return typingUnion(vm, members.map(typeNamed));
  }),
);

export function isUnion(alias: Alias): boolean {
  return alias.style === "union" || alias.origin === unionForm();
}

/** What looking at a type that may have arguments counts against the budget. */
export const stepsPerType = 4;

function newAlias(vm: Machine, cls: PyClass, host: Alias): PyInstance {
  vm.charge(stepsPerType + host.args.length);
  vm.chargeItems(itemsPerAlias + host.args.length);
  const alias = newInstance(cls);
  alias.host = host;
  alias.attributes.set("__origin__", host.origin);
  alias.attributes.set("__args__", tuple(host.args));
  return alias;
}

/** What `Form[item]` gives. */
export type FormIndex = (vm: Machine, form: PyInstance, item: PyValue) => PyValue | Steps<PyValue>;

interface Form {
  readonly isForm: true;
  readonly index: FormIndex;
}

function isForm(host: unknown): host is Form {
  return typeof host === "object" && host !== null && "isForm" in host;
}

/** A form such as `typing.Any` or `typing.Optional`, that only its name tells from others. */
export function specialForm(name: string, index: FormIndex): PyInstance {
  const form = newInstance(specialFormClass());
  form.attributes.set("_name", str(name));
  form.attributes.set("__name__", str(name));
  form.attributes.set("__module__", str("typing"));
  const host: Form = { isForm: true, index };
  form.host = host;
  return form;
}

export const specialFormClass = once((): PyClass =>
  defineClass({
    name: "_SpecialForm",
    module: "typing",
    attributes: entries(
      method("_SpecialForm", "__repr__", "self, /", (_vm, self) => str(formText(self))),
      method("_SpecialForm", "__call__", "self, /, *args, **kwds", (vm, self) => {
        throw vm.raise("TypeError", `Cannot instantiate typing.${formName(self)}`);
      }),
      method(
        "_SpecialForm",
        "__getitem__",
        "self, item, /",
        (vm, self, item) =>
          self.kind === "instance" && isForm(self.host) ? self.host.index(vm, self, item) : self,
        { unknowns: "accept" },
      ),
      ...unionOperators("_SpecialForm"),
    ),
  }),
);

/** `Annotated` is a class, the others are not. */
function formText(form: PyValue): string {
  const text = `typing.${formName(form)}`;
  return text === "typing.Annotated" ? `<class '${text}'>` : text;
}

export function formName(form: PyValue): string {
  const name = form.kind === "instance" ? form.attributes.get("_name") : undefined;
  return name?.kind === "str" ? name.value : "?";
}

export function unionOperators(owner: string): readonly PyNative[] {
  return [
    method(owner, "__or__", "self, other, /", (vm, a, b) => typingOr(vm, a, b), {
      unknowns: "accept",
    }),
    method(owner, "__ror__", "self, other, /", (vm, a, b) => typingOr(vm, b, a), {
      unknowns: "accept",
    }),
  ];
}

function typingOr(vm: Machine, a: PyValue, b: PyValue): PyValue {
  const isStyled = [a, b].every((each) => {
    const alias = aliasOf(each);
    return alias === undefined ? each.kind !== "instance" : alias.style !== "typing";
  });
  if (isStyled) return unionOf(vm, a, b);
  return isType(a) && isType(b) ? typingUnion(vm, [a, b]) : NotImplemented;
}

export const genericAliasClass = once(() => aliasClass("GenericAlias", "types"));
export const unionTypeClass = once(() => aliasClass("UnionType", "types"));
export const typingAliasClass = once(() => aliasClass("_GenericAlias", "typing"));

function aliasClass(name: string, module: string): PyClass {
  // `isinstance(x, GenericAlias)` asks about the class itself: what its instances say is kept on a base.
  const methods = defineClass({ name: `${name}Methods`, module, attributes: aliasMethods(name) });
  return defineClass({ name, module, bases: [methods] });
}

function aliasMethods(owner: string): readonly (readonly [string, PyValue])[] {
  return entries(
    ...unionOperators(owner),
    method(owner, "__repr__", "self, /", function* (vm, self) {
      return str(yield* typeText(vm, self));
    }),
    method(
      owner,
      "__eq__",
      "self, other, /",
      (vm, self, other) => bool(sameType(vm, self, other)),
      {
        unknowns: "accept",
      },
    ),
    method(owner, "__hash__", "self, /", function* (vm, self) {
      return int(yield* typeHash(vm, self));
    }),
    method(
      owner,
      "__call__",
      "self, /, *args, **kwargs",
      function* (vm, self, args, kwargs) {
        const alias = aliasOf(self);
        if (alias === undefined || isUnion(alias)) {
          throw vm.raise("TypeError", "Cannot instantiate typing.Union");
        }
        const named = new Map<string, PyValue>();
        for (const { key, value } of kwargs.entries.values()) {
          if (key.kind === "str") named.set(key.value, value);
        }
        if (alias.style === "typing" && alias.name !== undefined) refuseCall(vm, alias);
        const made = yield* callValue(alias.origin, args.items, named);
        if (made.kind === "instance" && alias.style === "typing") {
          made.attributes.set("__orig_class__", self);
        }
        return made;
      },
      { unknowns: "accept" },
    ),
    method(owner, "__getitem__", "self, item, /", (vm, self, item) => substitute(vm, self, item), {
      unknowns: "accept",
    }),
    method(owner, "__getattr__", "self, name, /", function* (vm, self, name) {
      const alias = aliasOf(self);
      const text = name.kind === "str" ? name.value : "";
      if (alias?.style === "typing" && (text === "__name__" || text === "__qualname__")) {
        const form = /^typing\.(\w+)/.exec(yield* repr(vm, self));
        return form ? str(form[1]) : yield* getAttribute(vm, alias.origin, text);
      }
      if (alias === undefined || /^__.*__$/.test(text) || isUnion(alias)) {
        const type = vm.classOf(self).name;
        throw vm.raise("AttributeError", `'${type}' object has no attribute '${text}'`);
      }
      return yield* getAttribute(vm, alias.origin, text);
    }),
    method(owner, "__mro_entries__", "self, bases, /", (vm, self, bases) =>
      mroEntries(vm, self, bases),
    ),
    method(owner, "__instancecheck__", "self, obj, /", (vm, self, obj) =>
      bool(checkUnion(vm, self, vm.classOf(obj), "isinstance")),
    ),
    method(owner, "__subclasscheck__", "self, cls, /", (vm, self, cls) =>
      cls.kind === "class" ? bool(checkUnion(vm, self, cls, "issubclass")) : False,
    ),
    getter(owner, "__parameters__", (_vm, self) => tuple(parametersOf(self))),
    ["_is_alias", True],
  );
}

/** `List[int]()`: names of `typing` for other classes make nothing. */
function refuseCall(vm: Machine, alias: Alias): void {
  const { origin } = alias;
  if (origin.kind !== "class") return;
  if (origin.module !== "builtins" && origin.module !== "collections.abc") return;
  const text = `Type ${alias.name} cannot be instantiated; use ${origin.name}() instead`;
  throw vm.raise("TypeError", text);
}

function checkUnion(vm: Machine, self: PyValue, cls: PyClass, what: string): boolean {
  const alias = aliasOf(self);
  if (alias === undefined || !isUnion(alias)) {
    if (alias?.style === "typing") {
      throw vm.raise(
        "TypeError",
        "Subscripted generics cannot be used with class and instance checks",
      );
    }
    throw vm.raise("TypeError", `${what}() argument 2 cannot be a parameterized generic`);
  }
  return alias.args.some((each) => each.kind === "class" && isVirtualSubclass(vm, cls, each));
}

/** The bases a class statement gets for `class Foo(List[int])`; generic classes bring Generic along, once. */
function mroEntries(vm: Machine, self: PyValue, bases: PyValue): PyValue {
  const alias = aliasOf(self);
  if (alias === undefined) return tuple([]);
  const { origin } = alias;
  const all = bases.kind === "tuple" ? bases.items : [];
  const behind = all.slice(all.indexOf(self) + 1);
  const generic = genericClass(vm);
  const isGeneric = (base: PyValue) =>
    aliasOf(base)?.style === "typing" || (base.kind === "class" && base.mro.includes(generic));
  if (origin === generic) {
    const isProtocol = all.some((base) => base.kind === "class" && base.name === "Protocol");
    return tuple(isProtocol || behind.some(isGeneric) ? [] : [origin]);
  }
  const needsGeneric =
    alias.style === "typing" && alias.name !== undefined && !behind.some(isGeneric);
  return tuple(needsGeneric ? [origin, generic] : [origin]);
}

/** The type variables of an alias, each once, in the order of their first appearance. */
export function parametersOf(value: PyValue): readonly PyValue[] {
  const found = new Set<PyValue>();
  // A type may hold another many times, which in turn holds a third: each is looked at once.
  const seen = new Set<PyValue>();
  const look = (type: PyValue): void => {
    if (seen.has(type)) return;
    seen.add(type);
    for (const arg of aliasOf(type)?.args ?? []) {
      if (isTypeVariable(arg)) found.add(arg);
      else if (arg.kind !== "list") look(arg);
      else for (const item of arg.items) if (isTypeVariable(item)) found.add(item);
    }
  };
  look(value);
  return [...found];
}

export function isTypeVariable(value: PyValue): boolean {
  return (
    value.kind === "instance" &&
    value.of.module === "typing" &&
    ["TypeVar", "ParamSpec", "TypeVarTuple"].includes(value.of.name)
  );
}

/** Parameters that stand for any number of arguments, or for a list of them. */
function isOpenEnded(parameter: PyValue): boolean {
  return parameter.kind === "instance" && parameter.of.name !== "TypeVar";
}

/** `List[int, str]` */
export function checkCount(vm: Machine, name: string, given: number, wanted: number): void {
  if (given === wanted) return;
  const what = given > wanted ? "many" : "few";
  const text = `Too ${what} arguments for ${name}; actual ${given}, expected ${wanted}`;
  throw vm.raise("TypeError", text);
}

/** `Dict[str, T][int]` */
function substitute(vm: Machine, self: PyValue, item: PyValue): PyValue {
  const alias = aliasOf(self);
  const parameters = parametersOf(self);
  if (alias === undefined || self.kind !== "instance") return self;
  if (parameters.length === 0) {
    const name = textWithoutCalls(vm, self);
    throw vm.raise("TypeError", `${name} is not a generic class`);
  }
  const given = argumentsOf(item);
  if (!parameters.some(isOpenEnded)) {
    checkCount(vm, textWithoutCalls(vm, self), given.length, parameters.length);
  }
  // What was put into a type once is taken from here when the type is met again.
  const replaced = new Map(parameters.map((parameter, i) => [parameter, given[i] ?? parameter]));
  const put = (arg: PyValue): PyValue => {
    const direct = replaced.get(arg);
    if (direct !== undefined) return direct;
    const inner = aliasOf(arg);
    if (inner === undefined || arg.kind !== "instance") return arg;
    const made = newAlias(vm, arg.of, { ...inner, args: inner.args.map(put) });
    replaced.set(arg, made);
    return made;
  };
  return put(self);
}

function textWithoutCalls(vm: Machine, value: PyValue): string {
  vm.charge(stepsPerType);
  if (value.kind === "class")
    return value.module === "builtins" ? value.name : `${value.module}.${value.qualifiedName}`;
  const alias = aliasOf(value);
  if (alias === undefined) {
    const name = value.kind === "instance" ? value.attributes.get("__name__") : undefined;
    return name?.kind === "str" ? `~${name.value}` : value.kind;
  }
  const head =
    alias.name === undefined ? textWithoutCalls(vm, alias.origin) : `typing.${alias.name}`;
  return `${head}[${alias.args.map((arg) => textWithoutCalls(vm, arg)).join(", ")}]`;
}

export function isNoneType(value: PyValue): boolean {
  return value === builtinClasses.NoneType;
}
