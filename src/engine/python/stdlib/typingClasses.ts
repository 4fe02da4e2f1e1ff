/** The classes of `typing` that programs inherit from: `Any`, `Generic`, `Protocol`. */

import { lookupClass } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, defineClass, newInstance, type ClassOptions } from "../classes";
import type { Machine } from "../native";
import { bool, None, str, type PyClass, type PyNative } from "../values";
import { abcMeta, abstractMethod, noteAbstract, isVirtualSubclass } from "./abstract";
import { unionOf } from "./alias";
import { genericClass, noteParameters } from "./generic";
import { classMethod, entries, keywordsOf, method, once, ownAttributes, perRun } from "./support";

/** A metaclass that makes a class read `typing.Any`. */
const anyMeta = once((): PyClass =>
  defineClass({
    name: "_AnyMeta",
    module: "typing",
    bases: [builtinClasses.type],
    attributes: entries(
      method("_AnyMeta", "__repr__", "cls, /", (_vm, cls) =>
        str(
          cls.kind === "class" && cls.module !== "typing"
            ? `<class '${cls.module}.${cls.qualifiedName}'>`
            : "typing.Any",
        ),
      ),
      method("_AnyMeta", "__or__", "cls, other, /", (vm, a, b) => unionOf(vm, a, b)),
      method("_AnyMeta", "__ror__", "cls, other, /", (vm, a, b) => unionOf(vm, b, a)),
      method("_AnyMeta", "__instancecheck__", "cls, obj, /", (vm, cls, obj) => {
        if (cls.kind === "class" && cls.module === "typing") {
          throw vm.raise("TypeError", "typing.Any cannot be used with isinstance()");
        }
        return bool(cls.kind === "class" && vm.classOf(obj).mro.includes(cls));
      }),
    ),
  }),
);

export const anyClass = once((): PyClass =>
  defineClass({
    name: "Any",
    module: "typing",
    metaclass: anyMeta(),
    create: (vm, cls) => {
      if (cls === anyClass()) throw vm.raise("TypeError", "Any cannot be instantiated");
      return newInstance(cls, vm.here());
    },
  }),
);

const protocolMeta = perRun("typing._ProtocolMeta", (vm): PyClass =>
  defineClass({
    name: "_ProtocolMeta",
    module: "typing",
    bases: [abcMeta(vm)],
    attributes: entries(
      method("_ProtocolMeta", "__instancecheck__", "cls, instance", (vm, cls, instance) => {
        if (cls.kind !== "class") return bool(false);
        const of = vm.classOf(instance);
        if (isVirtualSubclass(vm, of, cls)) return bool(true);
        if (!isProtocol(vm, cls)) return bool(false);
        requireRuntime(vm, cls);
        const own = ownAttributes(instance);
        return bool(
          protocolMembers(vm, cls).every((name) => own?.has(name) || hasMember(of, name)),
        );
      }),
      method("_ProtocolMeta", "__subclasscheck__", "cls, subclass", (vm, cls, subclass) => {
        if (cls.kind !== "class" || subclass.kind !== "class") return bool(false);
        if (!isProtocol(vm, cls)) return bool(isVirtualSubclass(vm, subclass, cls));
        requireRuntime(vm, cls);
        if (protocolMembers(vm, cls).some((name) => isData(cls, name))) {
          const message = "Protocols with non-method members don't support issubclass()";
          throw vm.raise("TypeError", message);
        }
        if (isVirtualSubclass(vm, subclass, cls)) return bool(true);
        return bool(protocolMembers(vm, cls).every((name) => hasMember(subclass, name)));
      }),
    ),
  }),
);

function hasMember(cls: PyClass, name: string): boolean {
  const found = lookupClass(cls, name);
  return found !== undefined && found.kind !== "none";
}

/** A member of a protocol that is no method. */
function isData(cls: PyClass, name: string): boolean {
  const found = lookupClass(cls, name);
  const kinds = ["function", "native", "classmethod", "staticmethod"];
  return found === undefined || !kinds.includes(found.kind);
}

function isProtocol(vm: Machine, cls: PyClass): boolean {
  return cls.bases.includes(protocolClass(vm));
}

function requireRuntime(vm: Machine, cls: PyClass): void {
  if (lookupClass(cls, "_is_runtime_protocol") !== undefined) return;
  const message = "Instance and class checks can only be used with @runtime_checkable protocols";
  throw vm.raise("TypeError", message);
}

const notMembers = new Set([
  "__module__",
  "__qualname__",
  "__doc__",
  "__dict__",
  "__weakref__",
  "__slots__",
  "__annotations__",
  "__parameters__",
  "__orig_bases__",
  "__init__",
  "__new__",
  "__class_getitem__",
  "__subclasshook__",
  "__abstractmethods__",
  "__isabstractmethod__",
  "_is_protocol",
  "_is_runtime_protocol",
]);

function protocolMembers(vm: Machine, cls: PyClass): readonly string[] {
  const names = new Set<string>();
  for (const base of cls.mro) {
    if (!isProtocol(vm, base)) continue;
    for (const name of base.attributes.keys()) if (!notMembers.has(name)) names.add(name);
    const annotations = base.attributes.get("__annotations__");
    for (const { key } of annotations?.kind === "dict" ? annotations.entries.values() : []) {
      if (key.kind === "str") names.add(key.value);
    }
  }
  return [...names];
}

/** Of a protocol: refuses; of a class that implements it: what the rest of the mro has. */
const protocolInit = once((): PyNative =>
  method(
    "Protocol",
    "__init__",
    "self, /, *args, **kwargs",
    function* (vm, self, args, kwargs) {
      const cls = vm.classOf(self);
      if (isProtocol(vm, cls)) throw vm.raise("TypeError", "Protocols cannot be instantiated");
      for (const base of cls.mro) {
        const init = base.attributes.get("__init__");
        if (init === undefined || init === protocolInit() || base === builtinClasses.object)
          continue;
        return yield* callValue(init, [self, ...args.items], keywordsOf(kwargs));
      }
      return None;
    },
    { unknowns: "accept" },
  ),
);

export const protocolClass = perRun("typing.Protocol", (vm): PyClass =>
  defineClass({
    name: "Protocol",
    module: "typing",
    bases: [genericClass(vm)],
    metaclass: protocolMeta(vm),
    attributes: [
      ["_is_protocol", bool(true)],
      ["__abstractmethods__", { kind: "frozenset", entries: new Map() }],
      classMethod("Protocol", "__init_subclass__", "cls, **kwargs", (vm, cls) => {
        noteParameters(cls);
        if (cls.kind === "class" && isProtocol(vm, cls) && !cls.attributes.has("__init__")) {
          cls.attributes.set("__init__", protocolInit());
        }
        return None;
      }),
    ],
  }),
);

/** `SupportsInt` and its like: protocols of one method. */
export const supportsClasses = perRun("typing.Supports", (vm) =>
  (
    [
      ["SupportsInt", "__int__"],
      ["SupportsFloat", "__float__"],
      ["SupportsComplex", "__complex__"],
      ["SupportsBytes", "__bytes__"],
      ["SupportsIndex", "__index__"],
      ["SupportsAbs", "__abs__"],
      ["SupportsRound", "__round__"],
    ] as const
  )
    .map(([name, special]) =>
      abstractClass({
        name,
        module: "typing",
        bases: [protocolClass(vm)],
        attributes: [abstractMethod(name, special), ["_is_runtime_protocol", bool(true)]],
      }),
    )
    .concat(ioClasses(vm)),
);

function abstractClass(options: ClassOptions): PyClass {
  const cls = defineClass(options);
  noteAbstract(cls);
  return cls;
}

function ioClasses(vm: Machine): readonly PyClass[] {
  const io = defineClass({ name: "IO", module: "typing", bases: [genericClass(vm)] });
  return [
    io,
    defineClass({ name: "TextIO", module: "typing", bases: [io] }),
    defineClass({ name: "BinaryIO", module: "typing", bases: [io] }),
  ];
}
