/** Python's `typing` and `typing_extensions`: everything can be imported and subscripted; nothing is checked. */

import { lookupClass } from "../attributes";
import { builtinClasses, defineClass } from "../classes";
import type { Machine, NativeModule, Steps } from "../native";
import { repr } from "../text";
import { False, None, tuple, type PyClass, type PyInstance, type PyValue } from "../values";
import { abcMeta, setStructuralCheck } from "./abstract";
import {
  aliasOf,
  annotatedAlias,
  argumentsOf,
  isUnion,
  specialForm,
  typingAlias,
  typingUnion,
  unionForm,
} from "./alias";
import { abstractCollections } from "./collectionsAbc";
import {
  chainMapClass,
  counterClass,
  defaultDictClass,
  orderedDictClass,
} from "./collectionClasses";
import { dequeClass } from "./deque";
import { matchClass } from "./reMatch";
import { patternClass } from "./rePattern";
import { forwardRefClass, typeNamed } from "./forwardRef";
import { genericClass } from "./generic";
import { anyClass, protocolClass, supportsClasses } from "./typingClasses";
import { namedTupleClass, typedDictClass } from "./typingRecords";
import {
  getTypeHints,
  newTypeClass,
  newTypeVariable,
  specialAlias,
  typeVariableClasses,
} from "./typingObjects";
import { entries, native, once, ownAttributes, perRun } from "./support";

export const typing: NativeModule = { name: "typing", create: (vm) => contents(vm) };

export const typingExtensions: NativeModule = {
  name: "typing_extensions",
  create: (vm) => contents(vm),
};

const contents = perRun("typing", (vm): readonly (readonly [string, PyValue])[] => [
  ...shared(),
  ...aliases(vm),
  ...entries(
    genericClass(vm),
    protocolClass(vm),
    namedTupleClass(vm),
    typedDictClass(vm),
    newTypeClass(),
    forwardRefClass(),
    ...typeVariableClasses(),
    ...supportsClasses(vm),
  ),
]);

/** Names and functions that hold nothing of a run. */
const shared = once((): readonly (readonly [string, PyValue])[] => [
  ["TYPE_CHECKING", False],
  ["Any", anyClass()],
  ["Text", builtinClasses.str],
  ["AnyStr", newTypeVariable("AnyStr", [builtinClasses.bytes, builtinClasses.str])],
  ["T", newTypeVariable("T")],
  ["KT", newTypeVariable("KT")],
  ["VT", newTypeVariable("VT")],
  ...forms().map((form) => [formNameOf(form), form] as const),
  ...functions(),
]);

function formNameOf(form: PyInstance): string {
  const name = form.attributes.get("_name");
  return name?.kind === "str" ? name.value : "";
}

const forms = once((): readonly PyInstance[] => {
  const bare = ["NoReturn", "Never", "Self", "LiteralString", "TypeAlias"].map((name) =>
    specialForm(name, (vm, form) => {
      void form;
      throw vm.raise("TypeError", `typing.${name} is not subscriptable`);
    }),
  );
  const wrapping = [
    "ClassVar",
    "Final",
    "TypeGuard",
    "TypeIs",
    "Unpack",
    "Required",
    "NotRequired",
    "Concatenate",
    "ReadOnly",
  ].map((name) =>
    specialForm(name, (vm, form, item) => {
      const args = argumentsOf(item).map(typeNamed);
      if (args.length === 1 || name === "Concatenate") return typingAlias(vm, form, args, name);
      return refuseSeveral(vm, name, args);
    }),
  );
  return [
    ...bare,
    ...wrapping,
    unionForm(),
    specialForm("Optional", (vm, _form, item) => {
      if (item.kind === "tuple" && item.of === undefined) {
        return refuseOptional(vm, item);
      }
      return typingUnion(vm, [typeNamed(item), builtinClasses.NoneType]);
    }),
    specialForm("Literal", (vm, form, item) => {
      const flat: PyValue[] = [];
      for (const arg of argumentsOf(item)) {
        const alias = aliasOf(arg);
        if (alias?.name !== "Literal") flat.push(arg);
        else {
          vm.charge(alias.args.length);
          vm.chargeItems(alias.args.length);
          for (const each of alias.args) flat.push(each);
        }
      }
      return typingAlias(vm, form, flat, "Literal");
    }),
    specialForm("Annotated", (vm, _form, item) => {
      const [type, ...metadata] = argumentsOf(item);
      if (metadata.length === 0) {
        const message =
          "Annotated[...] should be used with at least two arguments (a type and an annotation).";
        throw vm.raise("TypeError", message);
      }
      const known = typeNamed(type);
      return annotatedAlias(vm, known, metadata);
    }),
  ];
});

function* refuseOptional(vm: Machine, item: PyValue): Steps<never> {
  const given = yield* repr(vm, item);
  throw vm.raise("TypeError", `typing.Optional requires a single type. Got ${given}.`);
}

const builtinAliases: readonly (readonly [string, PyClass])[] = [
  ["List", builtinClasses.list],
  ["Dict", builtinClasses.dict],
  ["Set", builtinClasses.set],
  ["FrozenSet", builtinClasses.frozenset],
  ["Tuple", builtinClasses.tuple],
  ["Type", builtinClasses.type],
];

const abstractAliases =
  "Hashable Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Iterable Iterator Generator Reversible " +
  "Sized Container Callable Collection MutableSet Mapping MappingView KeysView ItemsView ValuesView MutableMapping " +
  "Sequence ByteString MutableSequence";

function aliases(vm: Machine): readonly (readonly [string, PyValue])[] {
  const make = (name: string, origin: PyClass) =>
    [name, specialAlias(name, origin, (item) => argumentsOf(item).map(typeNamed))] as const;
  const abstract = abstractCollections(vm);
  const origin = (name: string) => abstract.get(name) ?? builtinClasses.object;
  return [
    ...builtinAliases.map(([name, cls]) => make(name, cls)),
    ...abstractAliases.split(" ").map((name) => make(name, origin(name))),
    make("AbstractSet", origin("Set")),
    make("OrderedDict", orderedDictClass(vm)),
    make("DefaultDict", defaultDictClass(vm)),
    make("Counter", counterClass(vm)),
    make("ChainMap", chainMapClass(vm)),
    make("Deque", dequeClass(vm)),
    make("Pattern", patternClass(vm)),
    make("Match", matchClass(vm)),
    make("ContextManager", managerClass(vm, "AbstractContextManager", "__enter__", "__exit__")),
    make(
      "AsyncContextManager",
      managerClass(vm, "AbstractAsyncContextManager", "__aenter__", "__aexit__"),
    ),
  ];
}

/** What has the two methods of a context manager is one. */
function managerClass(vm: Machine, name: string, ...methods: readonly string[]): PyClass {
  const cls = defineClass({ name, module: "contextlib", metaclass: abcMeta(vm) });
  const hasAll = (of: PyClass) => methods.every((each) => lookupClass(of, each) !== undefined);
  setStructuralCheck(vm, cls, (_vm, of) => hasAll(of));
  return cls;
}

/** A decorator that only leaves a mark, or none. */
function marking(name: string, mark?: string): readonly [string, PyValue] {
  const decorate = native(
    name,
    "arg, /",
    (_vm, arg) => {
      if (mark !== undefined) ownAttributes(arg)?.set(mark, { kind: "bool", value: true });
      return arg;
    },
    { unknowns: "accept" },
  );
  return [name, decorate];
}

function functions(): readonly (readonly [string, PyValue])[] {
  const accept = { unknowns: "accept" } as const;
  return [
    marking("final", "__final__"),
    marking("no_type_check"),
    marking("no_type_check_decorator"),
    marking("runtime_checkable", "_is_runtime_protocol"),
    marking("runtime", "_is_runtime_protocol"),
    marking("override", "__override__"),
    ...entries(
      native("cast", "typ, val", (_vm, _type, value) => value, accept),
      native("assert_type", "val, typ, /", (_vm, value) => value, accept),
      native("reveal_type", "obj, /", (_vm, value) => value, accept),
      native(
        "deprecated",
        "message, /, **options",
        () => native("deprecated", "arg, /", (_vm, arg) => arg, accept),
        accept,
      ),
      native("assert_never", "arg, /", (vm) => {
        throw vm.raise("AssertionError", "Expected code to be unreachable");
      }),
      native(
        "overload",
        "func",
        (vm, func) => {
          noteOverload(vm, func);
          return native("_overload_dummy", "*args, **kwds", (vm) => {
            const message =
              "You should not call an overloaded function. A series of @overload-decorated functions outside a stub " +
              "module should always be followed by an implementation that is not @overload-ed.";
            throw vm.raise("NotImplementedError", message);
          });
        },
        accept,
      ),
      native("get_overloads", "func", (vm, func) => ({
        kind: "list",
        items: [...(overloads(vm).get(overloadName(func)) ?? [])],
      })),
      native("clear_overloads", "", (vm) => {
        overloads(vm).clear();
        return None;
      }),
      native(
        "dataclass_transform",
        "**kwargs",
        () => native("decorator", "cls, /", (_vm, cls) => cls, accept),
        accept,
      ),
      native("get_origin", "tp", (_vm, type) => originOf(type)),
      native("get_args", "tp", (_vm, type) => tuple(argsOf(type))),
      native("is_typeddict", "tp", (_vm, type) => ({
        kind: "bool",
        value: type.kind === "class" && type.attributes.has("__total__"),
      })),
      native(
        "get_type_hints",
        "obj, globalns?, localns?, include_extras?",
        (vm, obj, globals, _l, extras) =>
          getTypeHints(vm, obj, globals, extras?.kind === "bool" && extras.value),
      ),
    ),
  ];
}

/** What `@overload` has seen in this run, by module and qualified name. */
const overloads = perRun("typing.overloads", () => new Map<string, PyValue[]>());

function overloadName(func: PyValue): string {
  const plain = func.kind === "classmethod" || func.kind === "staticmethod" ? func.function : func;
  return plain.kind === "function" ? `${plain.module} ${plain.qualifiedName}` : "";
}

function noteOverload(vm: Machine, func: PyValue): void {
  const name = overloadName(func);
  const known = overloads(vm).get(name);
  if (known) known.push(func);
  else overloads(vm).set(name, [func]);
}

function originOf(type: PyValue): PyValue {
  const alias = aliasOf(type);
  if (alias !== undefined) {
    if (alias.name !== "Annotated") return alias.origin;
    return annotatedForm() ?? None;
  }
  return ownAttributes(type)?.get("__origin__") ?? None;
}

const annotatedForm = once(() => forms().find((form) => formNameOf(form) === "Annotated"));

function argsOf(type: PyValue): readonly PyValue[] {
  const alias = aliasOf(type);
  if (alias === undefined) return [];
  if (alias.name === "Annotated") {
    const metadata = ownAttributes(type)?.get("__metadata__");
    return [...alias.args, ...(metadata?.kind === "tuple" ? metadata.items : [])];
  }
  const isCallable = alias.origin.kind === "class" && alias.origin.name === "Callable";
  if (!isCallable || isUnion(alias) || alias.args.length === 0) return alias.args;
  const parameters = alias.args.slice(0, -1);
  const result = alias.args[alias.args.length - 1];
  if (parameters.length === 1 && parameters[0].kind === "ellipsis") return alias.args;
  return [{ kind: "list", items: [...parameters] }, result];
}

function* refuseSeveral(vm: Machine, name: string, args: readonly PyValue[]): Steps<PyValue> {
  const given = yield* repr(vm, tuple(args));
  throw vm.raise("TypeError", `typing.${name} accepts only single type. Got ${given}.`);
}
