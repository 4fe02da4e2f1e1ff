/** Python's `types`. */

import { builtinClasses, defineClass, newInstance } from "../classes";
import { compare } from "../operators";
import type { NativeModule } from "../native";
import {
  dictOf,
  entries,
  keywordsOf,
  method,
  native,
  once,
  ownAttributes,
  perRun,
} from "./support";
import { repr } from "../text";
import { NotImplemented, None, str, tuple, type PyClass, type PyValue } from "../values";
import { callValue } from "../call";
import { newDict } from "../dict";
import { genericAlias, genericAliasClass, unionTypeClass } from "./alias";
import { lazyMethod } from "./lazyPython";
import { unknownRest } from "../types/table";
import { mappingProxyModule } from "./sources/mappingProxy";

export const types: NativeModule = {
  name: "types",
  create: (vm) => [
    ...shared(),
    ["SimpleNamespace", simpleNamespaceClass(vm)],
    ["MappingProxyType", mappingProxyClass(vm)],
  ],
};

const shared = once((): readonly (readonly [string, PyValue])[] => {
  const b = builtinClasses;
  return [
    ["FunctionType", b.function],
    ["LambdaType", b.function],
    ["BuiltinFunctionType", b.builtin_function_or_method],
    ["BuiltinMethodType", b.builtin_function_or_method],
    ["WrapperDescriptorType", b.builtin_function_or_method],
    ["MethodWrapperType", b.builtin_function_or_method],
    ["MethodDescriptorType", b.builtin_function_or_method],
    ["ClassMethodDescriptorType", b.builtin_function_or_method],
    ["GetSetDescriptorType", b.property],
    ["MemberDescriptorType", b.property],
    ["MethodType", b.method],
    ["ModuleType", b.module],
    ["GeneratorType", b.generator],
    ["CoroutineType", b.coroutine],
    ["AsyncGeneratorType", b.async_generator],
    ["CodeType", b.code],
    ["FrameType", b.frame],
    ["TracebackType", b.traceback],
    ["CellType", b.cell],
    ["NoneType", b.NoneType],
    ["EllipsisType", b.ellipsis],
    ["NotImplementedType", b.NotImplementedType],
    ["GenericAlias", genericAliasConstructor()],
    ["UnionType", unionTypeClass()],
    ["DynamicClassAttribute", b.property],
    ...entries(
      native("coroutine", "func", (_vm, f) => f),
      native(
        "new_class",
        "name, bases?, kwds?, exec_body?",
        function* (vm, name, bases, kwds, body) {
          const namespace = newDict();
          if (body !== undefined && body.kind !== "none") yield* callValue(body, [namespace]);
          const options = kwds?.kind === "dict" ? keywordsOf(kwds) : new Map<string, PyValue>();
          const meta = options.get("metaclass") ?? builtinClasses.type;
          options.delete("metaclass");
          void vm;
          return yield* callValue(meta, [name, bases ?? tuple([]), namespace], options);
        },
      ),
      native("prepare_class", "name, bases?, kwds?", () =>
        tuple([builtinClasses.type, newDict(), newDict()]),
      ),
      native("resolve_bases", "bases", (_vm, bases) => bases),
      native("get_original_bases", "cls, /", (_vm, cls) =>
        cls.kind === "class"
          ? (cls.attributes.get("__orig_bases__") ?? tuple(cls.bases))
          : tuple([]),
      ),
    ),
  ];
});

/** `types.GenericAlias(list, (int,))`: the class of aliases, which a call with two arguments makes. */
function genericAliasConstructor(): PyClass {
  const cls = genericAliasClass();
  if (!cls.attributes.has("__new__")) {
    cls.attributes.set(
      "__new__",
      native("__new__", "cls, origin, args, /", (vm, _cls, origin, args) =>
        genericAlias(vm, origin, args),
      ),
    );
  }
  return cls;
}

export const simpleNamespaceClass = perRun("types.SimpleNamespace", (): PyClass =>
  defineClass({
    name: "SimpleNamespace",
    module: "types",
    create: (vm, cls, _args, kwargs) => unknownRest(vm, cls, kwargs) ?? newInstance(cls, vm.here()),
    attributes: entries(
      method(
        "SimpleNamespace",
        "__init__",
        "self, /, **kwargs",
        (_vm, self, kwargs) => {
          for (const [name, value] of keywordsOf(kwargs)) ownAttributes(self)?.set(name, value);
          return None;
        },
        { unknowns: "accept" },
      ),
      method("SimpleNamespace", "__repr__", "self, /", function* (vm, self) {
        const parts: string[] = [];
        for (const [name, value] of ownAttributes(self) ?? []) {
          parts.push(`${name}=${yield* repr(vm, value)}`);
        }
        const cls = vm.classOf(self);
        const name = cls.module === "types" ? "namespace" : cls.name;
        return str(`${name}(${parts.join(", ")})`);
      }),
      method("SimpleNamespace", "__eq__", "self, other, /", (vm, self, other) => {
        const [mine, theirs] = [ownAttributes(self), ownAttributes(other)];
        const isSame = vm.classOf(other).mro.some((cls) => cls.name === "SimpleNamespace");
        if (mine === undefined || theirs === undefined || !isSame) return NotImplemented;
        return compare(vm, "==", dictOf(mine), dictOf(theirs));
      }),
    ),
  }),
);

/** A view of a dict that cannot be written to. */
export const mappingProxyClass = perRun("types.MappingProxyType", (): PyClass =>
  defineClass({
    name: "mappingproxy",
    module: "builtins",
    attributes: [
      ..."__init__ __getitem__ __len__ __iter__ __reversed__ __contains__ __repr__ __str__ __eq__ __or__ __ror__ get keys values items copy"
        .split(" ")
        .map((name) => lazyMethod(mappingProxyModule, `mappingproxy.${name}`)),
    ],
  }),
);
