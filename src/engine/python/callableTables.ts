/** Functions, methods, properties, `super`, modules and cells as objects. */

import { isSubclass, classOf } from "./classes";
import { identity, newDict, setString } from "./dict";
import { nativeFunction } from "./nativeFunction";
import type { Machine, Native, Steps } from "./native";
import { rawMethod } from "./rawMethod";
import type { TypeTable } from "./types/table";
import { None, NotImplemented, bool, int } from "./values";
import type { PyClass, PyModule, PyValue } from "./values";

export function callableTables(): readonly TypeTable[] {
  return [
    functionTable("function"),
    functionTable("builtin_function_or_method"),
    {
      ...table("method", [
        callSelf("method"),
        rawMethod("method", "__eq__", methodEquals),
        rawMethod("method", "__hash__", (_vm, [self]) => int(methodHash(self))),
      ]),
      create: makeMethod,
    },
    table("property", [
      rawMethod("property", "__get__", propertyGet),
      rawMethod("property", "__set__", propertySet),
    ]),
    wrapperTable("classmethod"),
    wrapperTable("staticmethod"),
    { name: "super", attributes: new Map(), create: makeSuper },
    { name: "module", attributes: new Map(), create: makeModule },
  ];
}

function table(name: string, rows: readonly (readonly [string, PyValue])[]): TypeTable {
  return { name, attributes: new Map(rows) };
}

/** Methods are equal where they are the same function of the same object. */
const methodEquals: Native = (_vm, [a, b]) => {
  if (a.kind !== "method" || b?.kind !== "method") return NotImplemented;
  return bool(a.self === b.self && a.function === b.function);
};

function methodHash(v: PyValue): number {
  return v.kind === "method" ? identity(v.self) + identity(v.function) : identity(v);
}

function functionTable(name: string): TypeTable {
  return table(name, [callSelf(name), rawMethod(name, "__get__", functionGet)]);
}

/** `f.__call__` */
function callSelf(owner: string): readonly [string, PyValue] {
  return rawMethod(owner, "__call__", function* (_vm, args, kwargs): Steps<PyValue> {
    const [callee, ...rest] = args;
    return yield { callee, args: rest, kwargs };
  });
}

const functionGet: Native = (_vm, args) => {
  const [f, self] = args;
  if (self === undefined || self.kind === "none") return f;
  return f.kind === "native" && !f.isMethod ? f : { kind: "method", self, function: f };
};

const propertyGet: Native = function* (vm, args): Steps<PyValue> {
  const [property, self] = args;
  if (property.kind !== "property" || self === undefined || self.kind === "none") return property;
  if (!property.get) throw vm.raise("AttributeError", "property has no getter");
  return yield { callee: property.get, args: [self] };
};

const propertySet: Native = function* (vm, args): Steps<PyValue> {
  const [property, self, value] = args;
  if (property.kind !== "property") return None;
  if (!property.set) throw vm.raise("AttributeError", "property has no setter");
  return yield { callee: property.set, args: [self, value] };
};

function wrapperTable(kind: "classmethod" | "staticmethod"): TypeTable {
  return table(kind, [
    rawMethod(kind, "__get__", (_vm, args) => {
      const [wrapped, self, cls] = args;
      if (wrapped.kind !== kind) return wrapped;
      if (wrapped.kind === "staticmethod") return wrapped.function;
      return { kind: "method", self: cls ?? classOf(self), function: wrapped.function };
    }),
  ]);
}

function makeSuper(vm: Machine, _cls: PyClass, args: readonly PyValue[]): PyValue {
  const [after, self] = args;
  if (after === undefined) throw vm.raise("RuntimeError", "super(): no arguments");
  if (after.kind === "unknown") return after;
  if (after.kind !== "class") {
    const type = classOf(after).name;
    throw vm.raise("TypeError", `super() argument 1 must be a type, not ${type}`);
  }
  if (self === undefined || self.kind === "unknown") {
    return self ?? vm.unknown({ kind: "unsupported", what: "super() of a class alone" });
  }
  const fits =
    isSubclass(classOf(self), after) || (self.kind === "class" && isSubclass(self, after));
  if (!fits) {
    const text = "super(type, obj): obj must be an instance or subtype of type";
    // An evaluation that goes on takes what `super()` would have been.
    throw vm.raise("TypeError", text, { kind: "super", after: classOf(self), self });
  }
  return { kind: "super", after, self };
}

/** `types.MethodType(function, instance)` */
function makeMethod(vm: Machine, _cls: PyClass, args: readonly PyValue[]): PyValue {
  const [f, self] = args;
  if (f === undefined || self === undefined || args.length > 2) {
    throw vm.raise("TypeError", `method expected 2 arguments, got ${args.length}`);
  }
  return { kind: "method", self, function: f };
}

/** `types.ModuleType(name, doc)` */
const makeModule: NonNullable<TypeTable["create"]> = (vm, _cls, args, kwargs) => {
  const make = nativeFunction("module", "name, doc?", (_machine, name, doc) => {
    const globals = newDict();
    setString(globals, "__name__", name ?? None);
    setString(globals, "__doc__", doc ?? None);
    const module: PyModule = {
      kind: "module",
      name: name?.kind === "str" ? name.value : "?",
      globals,
    };
    return module;
  });
  return make.call(vm, args, kwargs);
};
