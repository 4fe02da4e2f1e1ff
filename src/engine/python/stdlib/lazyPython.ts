/** Library functions written in Python, whose module is not even read before their first call. */

import { getAttribute } from "../attributes";
import { callValue } from "../call";
import type { Machine, Steps } from "../native";
import type { PyNative, PyValue } from "../values";

/** A method whose body is the attribute `path` of the Python module `module`, for instance `Mapping.get`. */
export function lazyMethod(module: string, path: string): readonly [string, PyNative] {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return [name, { ...lazyFunction(module, path), isMethod: true }];
}

export function lazyFunction(module: string, path: string): PyNative {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return {
    kind: "native",
    name,
    qualifiedName: path,
    isMethod: false,
    *call(vm, args, kwargs) {
      return yield* callValue(yield* fromPython(vm, module, path), args, kwargs);
    },
  };
}

export function* fromPython(vm: Machine, module: string, path: string): Steps<PyValue> {
  let value = yield* vm.importModule(module);
  for (const name of path.split(".")) value = yield* getAttribute(vm, value, name);
  return value;
}
