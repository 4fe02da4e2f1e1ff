/** `property`, `classmethod` and `staticmethod`: what their calls make, and a property's own methods. */

import { nativeFunction } from "../nativeFunction";
import { lazyFunction, lazyMethod } from "../stdlib/lazyPython";
import { None, type PyProperty, type PyValue } from "../values";
import { getter, methodsOf, type TypeTable } from "./table";

function isProperty(value: PyValue): value is PyProperty {
  return value.kind === "property";
}

export function functionTables(): TypeTable[] {
  return [
    propertyTable(),
    wrapperTable("classmethod"),
    wrapperTable("staticmethod"),
    {
      name: "memoryview",
      attributes: new Map<string, PyValue>([
        ...viewMethods.map((name) => lazyMethod("_memoryview", `View.${name}`)),
        ...viewProperties.map((name): [string, PyValue] => {
          const get = lazyFunction("_memoryview", `View.get_${name}`);
          return [name, { kind: "property", get }];
        }),
      ]),
    },
  ];
}

/** Written in Python, and read only where a program asks for one. */
const viewMethods =
  "__init__ _set _like _check __len__ __iter__ __getitem__ _place __setitem__ __delitem__ __eq__ __hash__ __bytes__ tobytes tolist hex cast toreadonly release __enter__ __exit__ __repr__".split(
    " ",
  );
const viewProperties = "obj format itemsize readonly nbytes ndim shape strides contiguous".split(
  " ",
);

/** Parts that are None count as absent. */
function present(value: PyValue | undefined): PyValue | undefined {
  return value?.kind === "none" ? undefined : value;
}

function propertyTable(): TypeTable {
  const method = methodsOf("property", isProperty);
  const make = nativeFunction(
    "property",
    "fget?, fset?, fdel?, doc?",
    (_vm, fget, fset, fdel, doc) => ({
      kind: "property",
      get: present(fget),
      set: present(fset),
      delete: present(fdel),
      doc: present(doc),
    }),
    { wording: "c", unknowns: "accept" },
  );
  const part = (value: PyValue, name: "get" | "set" | "delete"): PyValue =>
    isProperty(value) ? (value[name] ?? None) : None;
  return {
    name: "property",
    attributes: new Map([
      method("getter", "function, /", (_vm, self, f) => ({ ...self, get: present(f) })),
      method("setter", "function, /", (_vm, self, f) => ({ ...self, set: present(f) })),
      method("deleter", "function, /", (_vm, self, f) => ({ ...self, delete: present(f) })),
      getter("property", "fget", (_vm, self) => part(self, "get")),
      getter("property", "fset", (_vm, self) => part(self, "set")),
      getter("property", "fdel", (_vm, self) => part(self, "delete")),
    ]),
    create: (vm, _cls, args, kwargs) => make.call(vm, args, kwargs),
  };
}

function wrapperTable(kind: "classmethod" | "staticmethod"): TypeTable {
  const make = nativeFunction(kind, "function, /", (_vm, f) => ({ kind, function: f }), {
    wording: "c unpack",
    unknowns: "accept",
  });
  return {
    name: kind,
    attributes: new Map(),
    create: (vm, _cls, args, kwargs) => make.call(vm, args, kwargs),
  };
}
