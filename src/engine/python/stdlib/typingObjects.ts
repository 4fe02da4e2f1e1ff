/** The objects of `typing` that are no types with arguments: type variables, new types, `typing.List` itself. */

import { findAttribute, getAttribute } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, classOf, defineClass, newInstance } from "../classes";
import { dictOf, entries, getter, keywordsOf, method, once, ownAttributes } from "./support";
import { getString } from "../dict";
import type { Machine, Steps } from "../native";
import {
  bool,
  False,
  None,
  str,
  tuple,
  type PyClass,
  type PyDict,
  type PyInstance,
  type PyValue,
} from "../values";
import { isVirtualSubclass } from "./abstract";
import { checkCount, mapTypes, withoutExtras, typingAlias, unionOperators } from "./alias";
import { typeText } from "./aliasText";
import { forwardName } from "./forwardRef";
import { resolveType } from "./typeExpression";

const accept = { unknowns: "accept" } as const;

function isTrueFlag(value: PyValue | undefined): boolean {
  return value?.kind === "bool" && value.value;
}

/** `TypeVar`, `ParamSpec` and `TypeVarTuple`. */
export const typeVariableClasses = once((): readonly PyClass[] => [
  typeVariableClass(),
  variableClass(
    "ParamSpec",
    "name, *, bound?, covariant?, contravariant?, infer_variance?, default?",
  ),
  variableClass("TypeVarTuple", "name, *, default?"),
]);

const typeVariableClass = once((): PyClass =>
  variableClass(
    "TypeVar",
    "name, *constraints, bound?, covariant?, contravariant?, infer_variance?, default?",
  ),
);

export function newTypeVariable(name: string, constraints: readonly PyValue[] = []): PyInstance {
  const variable = newInstance(typeVariableClass());
  const given = new Map<string, PyValue>();
  given.set("name", str(name)).set("constraints", tuple(constraints));
  fill(variable, given);
  return variable;
}

function fill(variable: PyInstance, given: ReadonlyMap<string, PyValue | undefined>): void {
  const own = variable.attributes;
  own.set("__name__", given.get("name") ?? None);
  own.set("__bound__", given.get("bound") ?? None);
  own.set("__constraints__", given.get("constraints") ?? tuple([]));
  own.set("__covariant__", given.get("covariant") ?? False);
  own.set("__contravariant__", given.get("contravariant") ?? False);
  if (given.get("infer_variance"))
    own.set("__infer_variance__", given.get("infer_variance") ?? False);
  own.set("__module__", str("__main__"));
}

function checkConstraints(vm: Machine, given: ReadonlyMap<string, PyValue | undefined>): void {
  const constraints = given.get("constraints");
  const count = constraints?.kind === "tuple" ? constraints.items.length : 0;
  const bound = given.get("bound");
  if (count > 0 && bound !== undefined && bound.kind !== "none") {
    throw vm.raise("TypeError", "Constraints cannot be combined with bound=...");
  }
  if (count === 1) throw vm.raise("TypeError", "A single constraint is not allowed");
}

function variableClass(name: string, parameters: string): PyClass {
  const names = parameters
    .split(", ")
    .filter((part) => part !== "*")
    .map((part) => part.replace(/[?*]/g, ""));
  return defineClass({
    name,
    module: "typing",
    attributes: entries(
      method<string>(
        name,
        "__init__",
        `self, ${parameters}`,
        (vm: Machine, ...bound: (PyValue | undefined)[]) => {
          const [self, ...values] = bound;
          const given = new Map(names.map((each, i) => [each, values[i]]));
          checkConstraints(vm, given);
          if (self?.kind === "instance") fill(self, given);
          return None;
        },
        accept,
      ),
      method(name, "__repr__", "self, /", (_vm, self) => {
        const own = ownAttributes(self);
        const label = own?.get("__name__");
        const text = label?.kind === "str" ? label.value : "?";
        if (name === "TypeVarTuple" || isTrueFlag(own?.get("__infer_variance__"))) return str(text);
        if (isTrueFlag(own?.get("__covariant__"))) return str(`+${text}`);
        return str(`${isTrueFlag(own?.get("__contravariant__")) ? "-" : "~"}${text}`);
      }),
      ...unionOperators(name),
      getter(name, "args", (_vm, self) => parameterPart("ParamSpecArgs", "args", self)),
      getter(name, "kwargs", (_vm, self) => parameterPart("ParamSpecKwargs", "kwargs", self)),
      method(name, "__iter__", "self, /", (_vm, self) => {
        let isGiven = false;
        return {
          kind: "iterator",
          name: "iterator",
          next: () => (isGiven ? undefined : ((isGiven = true), self)),
        };
      }),
    ),
  });
}

/** `P.args` and `P.kwargs` of a ParamSpec. */
function parameterPart(kind: string, part: string, of: PyValue): PyValue {
  const made = newInstance(parameterPartClass(kind));
  const name = ownAttributes(of)?.get("__name__");
  made.attributes.set("__origin__", of);
  made.attributes.set("_text", str(`${name?.kind === "str" ? name.value : "?"}.${part}`));
  return made;
}

const parameterPartClasses = new Map<string, PyClass>();

function parameterPartClass(name: string): PyClass {
  const known = parameterPartClasses.get(name);
  if (known) return known;
  const made = defineClass({
    name,
    module: "typing",
    attributes: entries(
      method(name, "__repr__", "self, /", (_vm, self) => ownAttributes(self)?.get("_text") ?? None),
      method(name, "__eq__", "self, other, /", (_vm, self, other) =>
        bool(
          ownAttributes(self)?.get("__origin__") === ownAttributes(other)?.get("__origin__") &&
            classOf(self) === classOf(other),
        ),
      ),
    ),
  });
  parameterPartClasses.set(name, made);
  return made;
}

/** `UserId = NewType("UserId", int)`: a function that gives its argument back. */
export const newTypeClass = once((): PyClass =>
  defineClass({
    name: "NewType",
    module: "typing",
    attributes: entries(
      method(
        "NewType",
        "__init__",
        "self, name, tp",
        (_vm, self, name, type) => {
          const own = ownAttributes(self);
          own?.set("__name__", name);
          own?.set("__qualname__", name);
          own?.set("__supertype__", type);
          own?.set("__module__", str("__main__"));
          return None;
        },
        accept,
      ),
      method("NewType", "__call__", "self, x, /", (_vm, _self, x) => x, accept),
      method("NewType", "__repr__", "self, /", (_vm, self) => {
        const own = ownAttributes(self);
        const name = own?.get("__qualname__");
        const module = own?.get("__module__");
        const prefix = module?.kind === "str" ? `${module.value}.` : "";
        return str(`${prefix}${name?.kind === "str" ? name.value : "?"}`);
      }),
      ...unionOperators("NewType"),
    ),
  }),
);

interface Special {
  readonly isSpecial: true;
  readonly name: string;
  readonly origin: PyClass;
  readonly read: (item: PyValue) => readonly PyValue[];
}

function specialOf(value: PyValue): Special | undefined {
  const host = value.kind === "instance" ? value.host : undefined;
  return isSpecial(host) ? host : undefined;
}

function isSpecial(host: unknown): host is Special {
  return typeof host === "object" && host !== null && "isSpecial" in host;
}

/** `typing.List`: a name for a class that takes arguments in brackets. */
export function specialAlias(
  name: string,
  origin: PyClass,
  read: (item: PyValue) => readonly PyValue[],
): PyInstance {
  const alias = newInstance(specialAliasClass());
  const host: Special = { isSpecial: true, name, origin, read };
  alias.host = host;
  alias.attributes.set("__origin__", origin);
  alias.attributes.set("_name", str(name));
  alias.attributes.set("__name__", str(name));
  alias.attributes.set("__module__", str("typing"));
  return alias;
}

/** How many arguments the names of `typing` take; `Callable` and `Tuple` take any number. */
const parameterCounts: ReadonlyMap<string, number> = new Map(
  [
    "Hashable Sized ByteString",
    "List Set FrozenSet Type Deque Counter Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible " +
      "Container Collection AbstractSet MutableSet Sequence MutableSequence MappingView KeysView ValuesView " +
      "Pattern Match ContextManager AsyncContextManager",
    "Dict DefaultDict OrderedDict ChainMap Mapping MutableMapping ItemsView AsyncGenerator",
    "Coroutine Generator",
  ].flatMap((names, count) => names.split(" ").map((name) => [name, count] as const)),
);

const specialAliasClass = once((): PyClass =>
  defineClass({
    name: "_SpecialGenericAlias",
    module: "typing",
    attributes: entries(
      method("_SpecialGenericAlias", "__repr__", "self, /", (_vm, self) =>
        str(`typing.${specialOf(self)?.name ?? "?"}`),
      ),
      method(
        "_SpecialGenericAlias",
        "__getitem__",
        "self, item, /",
        (vm, self, item) => {
          const special = specialOf(self);
          if (special === undefined) return self;
          const args = itemArguments(special, item);
          const wanted = parameterCounts.get(special.name);
          if (wanted === 0)
            throw vm.raise("TypeError", `typing.${special.name} is not a generic class`);
          if (wanted !== undefined) checkCount(vm, `typing.${special.name}`, args.length, wanted);
          return typingAlias(vm, special.origin, args, special.name);
        },
        accept,
      ),
      method(
        "_SpecialGenericAlias",
        "__call__",
        "self, /, *args, **kwargs",
        (vm, self, args, kwargs) => {
          const special = specialOf(self);
          if (special === undefined) return None;
          if (special.origin.module === "builtins" || special.origin.module === "collections.abc") {
            const message =
              `Type ${special.name} cannot be instantiated; ` +
              `use ${special.origin.name.toLowerCase()}() instead`;
            throw vm.raise("TypeError", message);
          }
          return callValue(special.origin, args.items, keywordsOf(kwargs));
        },
        accept,
      ),
      method("_SpecialGenericAlias", "__instancecheck__", "self, obj, /", (vm, self, obj) => {
        const special = specialOf(self);
        return bool(
          special !== undefined && isVirtualSubclass(vm, vm.classOf(obj), special.origin),
        );
      }),
      method("_SpecialGenericAlias", "__subclasscheck__", "self, cls, /", (vm, self, cls) => {
        const special = specialOf(self);
        const isClass = cls.kind === "class" && special !== undefined;
        return bool(isClass && isVirtualSubclass(vm, cls, special.origin));
      }),
      method("_SpecialGenericAlias", "__mro_entries__", "self, bases, /", (_vm, self) => {
        const special = specialOf(self);
        return tuple(special === undefined ? [] : [special.origin]);
      }),
      method("_SpecialGenericAlias", "__getattr__", "self, name, /", function* (vm, self, name) {
        const special = specialOf(self);
        const text = name.kind === "str" ? name.value : "";
        if (special === undefined || /^__.*__$/.test(text)) {
          throw vm.raise("AttributeError", text);
        }
        return yield* getAttribute(vm, special.origin, text);
      }),
      ...unionOperators("_SpecialGenericAlias"),
    ),
  }),
);

/** `Callable[[int], str]` keeps its parameters and its result in one list; `Tuple[()]` has none. */
function itemArguments(special: Special, item: PyValue): readonly PyValue[] {
  const args = special.read(item);
  if (special.name === "Callable" && args[0]?.kind === "list") {
    return [...args[0].items, ...args.slice(1)];
  }
  return args;
}

/** `typing.get_type_hints`: annotations along the mro, texts resolved where their names are known. */
export function* getTypeHints(
  vm: Machine,
  obj: PyValue,
  globals?: PyValue,
  includesExtras = false,
): Steps<PyValue> {
  const hints = new Map<string, PyValue>();
  const sources =
    obj.kind === "class"
      ? [...obj.mro].reverse().map((cls) => [cls.attributes.get("__annotations__"), cls] as const)
      : [[yield* findAttribute(vm, obj, "__annotations__"), obj] as const];
  if (obj.kind !== "class" && sources[0][0] === undefined) {
    const message = `${yield* typeText(vm, obj)} is not a module, class, method, or function.`;
    throw vm.raise("TypeError", message);
  }
  for (const [annotations, owner] of sources) {
    if (annotations?.kind !== "dict") continue;
    const scope = globals?.kind === "dict" ? globals : yield* scopeOf(vm, owner);
    const lookUp = (text: string) => scope && getString(scope, text);
    for (const { key, value } of annotations.entries.values()) {
      if (key.kind !== "str") continue;
      const type = value.kind === "str" ? yield* resolveType(vm, value.value, lookUp) : value;
      const known = yield* mapTypes(vm, type, function* (part) {
        const name = forwardName(part);
        return name === undefined ? part : yield* resolveType(vm, name, lookUp);
      });
      const shown = includesExtras ? known : withoutExtras(vm, known);
      hints.set(key.value, shown.kind === "none" ? builtinClasses.NoneType : shown);
    }
  }
  return dictOf(hints);
}

/** The global names that an annotation of this function or class sees. */
function* scopeOf(vm: Machine, owner: PyValue): Steps<PyDict | undefined> {
  if (owner.kind === "function") return owner.globals;
  if (owner.kind === "method") return yield* scopeOf(vm, owner.function);
  if (owner.kind === "module") return owner.globals;
  if (owner.kind !== "class") return undefined;
  const module = yield* vm.importModule(owner.module);
  return module.kind === "module" ? module.globals : undefined;
}
