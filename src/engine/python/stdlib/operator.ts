/** Python's `operator`: the operators as functions, and getters made from names and indices. */

import type { BinaryOperator, CompareOperator, UnaryOperator } from "../ast";
import { getAttribute } from "../attributes";
import { callValue } from "../call";
import type { Machine, NativeModule, Steps } from "../native";
import { isSteps } from "../nativeFunction";
import {
  binary,
  compare,
  contains,
  deleteItem,
  equals,
  getItem,
  inPlace,
  isTrue,
  length,
  setItem,
  unary,
} from "../operators";
import { toItems } from "../iterate";
import { bool, int, None, tuple, type PyNative, type PyValue } from "../values";
import {
  entries,
  indexOf,
  keywordsOf,
  native,
  once,
  specialMethod,
  textOf,
  typeName,
} from "./support";

export const operator: NativeModule = { name: "operator", create: () => contents() };

const binaries: readonly (readonly [string, BinaryOperator])[] = [
  ["add", "+"],
  ["sub", "-"],
  ["mul", "*"],
  ["truediv", "/"],
  ["floordiv", "//"],
  ["mod", "%"],
  ["pow", "**"],
  ["matmul", "@"],
  ["lshift", "<<"],
  ["rshift", ">>"],
  ["and_", "&"],
  ["or_", "|"],
  ["xor", "^"],
];

const comparisons: readonly (readonly [string, CompareOperator])[] = [
  ["eq", "=="],
  ["ne", "!="],
  ["lt", "<"],
  ["le", "<="],
  ["gt", ">"],
  ["ge", ">="],
];

const unaries: readonly (readonly [string, UnaryOperator])[] = [
  ["neg", "-"],
  ["pos", "+"],
  ["invert", "~"],
  ["inv", "~"],
];

const contents = once(() => {
  const functions = [...arithmetic(), ...onContainers()];
  return [...entries(...functions, ...getters()), ...dunders(functions)];
});

/** `operator.__add__` is `operator.add`, and so on for those that have a special method. */
function* dunders(functions: readonly PyNative[]): Iterable<readonly [string, PyValue]> {
  const without = new Set(["is_", "is_not", "truth", "countOf", "indexOf", "length_hint"]);
  for (const each of functions) {
    if (!without.has(each.name)) yield [`__${each.name.replace(/_$/, "")}__`, each];
  }
}

function arithmetic(): readonly PyNative[] {
  return [
    ...binaries.map(([name, op]) => native(name, "a, b, /", (vm, a, b) => binary(vm, op, a, b))),
    ...binaries.map(([name, op]) =>
      native(`i${name.replace(/_$/, "")}`, "a, b, /", (vm, a, b) => inPlace(vm, op, a, b)),
    ),
    ...comparisons.map(([name, op]) =>
      native(name, "a, b, /", (vm, a, b) => compare(vm, op, a, b)),
    ),
    ...unaries.map(([name, op]) => native(name, "a, /", (vm, a) => unary(vm, op, a))),
    native("abs", "a, /", function* (vm, a) {
      const found = yield* specialMethod(vm, a, "__abs__");
      if (found === undefined) {
        throw vm.raise("TypeError", `bad operand type for abs(): '${typeName(vm, a)}'`);
      }
      return yield* callValue(found, []);
    }),
    native("not_", "a, /", (vm, a) => unary(vm, "not", a)),
    native("truth", "a, /", function* (vm, a) {
      return bool(yield* isTrue(vm, a));
    }),
    native("is_", "a, b, /", (vm, a, b) => compare(vm, "is", a, b)),
    native("is_not", "a, b, /", (vm, a, b) => compare(vm, "is not", a, b)),
    native("index", "a, /", function* (vm, a) {
      const index = indexOf(vm, a);
      const whole = isSteps(index) ? yield* index : index;
      return typeof whole === "object" ? whole : int(whole);
    }),
  ];
}

function onContainers(): readonly PyNative[] {
  return [
    native("contains", "a, b, /", function* (vm, a, b) {
      return bool(yield* contains(vm, a, b));
    }),
    native("getitem", "a, b, /", (vm, a, b) => getItem(vm, a, b)),
    native(
      "setitem",
      "a, b, c, /",
      function* (vm, a, b, c) {
        yield* setItem(vm, a, b, c);
        return None;
      },
      { unknowns: "accept" },
    ),
    native("delitem", "a, b, /", function* (vm, a, b) {
      yield* deleteItem(vm, a, b);
      return None;
    }),
    native("concat", "a, b, /", (vm, a, b) => binary(vm, "+", a, b)),
    native("iconcat", "a, b, /", (vm, a, b) => inPlace(vm, "+", a, b)),
    native("countOf", "a, b, /", function* (vm, a, b) {
      let count = 0;
      for (const item of yield* toItems(vm, a)) if (yield* equals(vm, item, b)) count += 1;
      return int(count);
    }),
    native("indexOf", "a, b, /", function* (vm, a, b) {
      const items = yield* toItems(vm, a);
      for (let i = 0; i < items.length; i++) if (yield* equals(vm, items[i], b)) return int(i);
      throw vm.raise("ValueError", "sequence.index(x): x not in sequence");
    }),
    native("length_hint", "obj, default?, /", function* (vm, obj, otherwise = int(0)) {
      const hint = yield* specialMethod(vm, obj, "__length_hint__");
      if ((yield* specialMethod(vm, obj, "__len__")) !== undefined) {
        return int(yield* length(vm, obj));
      }
      return hint === undefined ? otherwise : yield* callValue(hint, []);
    }),
    native("call", "obj, /, *args, **kwargs", (vm, obj, args, kwargs) => {
      void vm;
      return callValue(obj, args.items, keywordsOf(kwargs));
    }),
  ];
}

function getters(): readonly PyNative[] {
  return [
    native("itemgetter", "*items", (vm, { items }) => {
      if (items.length === 0) throw vm.raise("TypeError", "itemgetter expected 1 argument, got 0");
      return native("itemgetter", "obj, /", function* (vm, obj) {
        if (items.length === 1) return yield* getItem(vm, obj, items[0]);
        const all: PyValue[] = [];
        for (const each of items) all.push(yield* getItem(vm, obj, each));
        return tuple(all);
      });
    }),
    native("attrgetter", "attr, /, *attrs", (vm, attr, attrs) => {
      const paths = [attr, ...attrs.items].map((path) => {
        if (path.kind !== "str") throw vm.raise("TypeError", "attribute name must be a string");
        return path.value.split(".");
      });
      return native("attrgetter", "obj, /", function* (vm, obj) {
        const found: PyValue[] = [];
        for (const path of paths) found.push(yield* follow(vm, obj, path));
        return found.length === 1 ? found[0] : tuple(found);
      });
    }),
    native("methodcaller", "name, /, *args, **kwargs", (vm, name, args, kwargs) => {
      const method = textOf(vm, name, "method name");
      const named = keywordsOf(kwargs);
      return native("methodcaller", "obj, /", function* (vm, obj) {
        return yield* callValue(yield* getAttribute(vm, obj, method), args.items, named);
      });
    }),
  ];
}

function* follow(vm: Machine, obj: PyValue, path: readonly string[]): Steps<PyValue> {
  let value = obj;
  for (const name of path) value = yield* getAttribute(vm, value, name);
  return value;
}
