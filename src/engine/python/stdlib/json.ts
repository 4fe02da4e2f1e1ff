/** Python's `json`. */

import { getAttribute } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, defineClass } from "../classes";
import { getString, newDict, setString } from "../dict";
import { toItems } from "../iterate";
import type { Machine, NativeModule, Steps } from "../native";
import { int, list, None, str, tuple, type PyClass, type PyDict, type PyValue } from "../values";
import { JsonProblem, parseJson, type JsonHooks, type Members } from "./jsonParse";
import { writeJson, type JsonStyle } from "./jsonText";
import {
  callMethod,
  derived,
  entries,
  keywordsOf,
  method,
  native,
  once,
  ownAttributes,
  perRun,
  plainInt,
  typeName,
} from "./support";

export const json: NativeModule = {
  name: "json",
  create: (vm) => [
    ...functions(),
    ...entries(decodeErrorClass(vm), encoderClass(vm), decoderClass(vm)),
  ],
};

export const jsonEncoder: NativeModule = {
  name: "json.encoder",
  create: (vm) => entries(encoderClass(vm)),
};

export const jsonDecoder: NativeModule = {
  name: "json.decoder",
  create: (vm) => entries(decodeErrorClass(vm), decoderClass(vm)),
};

const decodeErrorClass = perRun("json.JSONDecodeError", (): PyClass =>
  defineClass({
    name: "JSONDecodeError",
    module: "json.decoder",
    bases: [builtinClasses.ValueError],
  }),
);

function flag(value: PyValue | undefined, otherwise: boolean): boolean {
  return value?.kind === "bool" ? value.value : otherwise;
}

function given(value: PyValue | undefined): PyValue | undefined {
  return value === undefined || value.kind === "none" ? undefined : value;
}

const options =
  "skipkeys?, ensure_ascii?, check_circular?, allow_nan?, cls?, indent?, separators?, default?, sort_keys?, **kw";

type Options = readonly (PyValue | undefined)[];

function* styleOf(vm: Machine, values: Options): Steps<JsonStyle> {
  const [skipKeys, ensureAscii, , allowNan, cls, indentGiven, separators, otherwise, sortKeys, kw] =
    values;
  const indentValue = given(indentGiven);
  const whole = indentValue && plainInt(indentValue);
  const indent =
    indentValue?.kind === "str"
      ? indentValue.value
      : whole === undefined
        ? undefined
        : " ".repeat(Math.max(0, Number(whole)));
  let [itemSeparator, keySeparator] = [indent === undefined ? ", " : ",", ": "];
  const pair = given(separators);
  if (pair !== undefined) {
    const [item, key] = yield* toItems(vm, pair);
    if (item?.kind === "str") itemSeparator = item.value;
    if (key?.kind === "str") keySeparator = key.value;
  }
  let fallback = given(otherwise);
  const encoder = given(cls);
  if (encoder !== undefined && fallback === undefined) {
    const extra = kw?.kind === "dict" ? keywordsOf(kw) : undefined;
    fallback = yield* getAttribute(vm, yield* callValue(encoder, [], extra), "default");
  }
  return {
    indent,
    itemSeparator,
    keySeparator,
    sortKeys: flag(sortKeys, false),
    ensureAscii: flag(ensureAscii, true),
    allowNan: flag(allowNan, true),
    skipKeys: flag(skipKeys, false),
    otherwise: fallback,
  };
}

function* dumps(vm: Machine, obj: PyValue, values: Options): Steps<PyValue> {
  const out: string[] = [];
  const style = yield* styleOf(vm, values);
  const unknown = yield* writeJson(vm, obj, style, out, 0, new Set());
  return unknown ? derived(vm, "json.dumps", unknown.unknown) : str(out.join(""));
}

function* loads(vm: Machine, text: PyValue, hooks: Hooks): Steps<PyValue> {
  if (text.kind === "unknown") return derived(vm, "json.loads", text);
  const source =
    text.kind === "str"
      ? text.value
      : text.kind === "bytes" || text.kind === "bytearray"
        ? decodeURIComponent(
            text.data.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
          )
        : undefined;
  if (source === undefined) {
    const message = `the JSON object must be str, bytes or bytearray, not ${typeName(vm, text)}`;
    throw vm.raise("TypeError", message);
  }
  try {
    const value = parseJson(vm, source, markingHooks(hooks));
    return needsCalls(hooks) ? yield* callHooks(vm, value, hooks) : value;
  } catch (error) {
    if (error instanceof JsonProblem) throw decodeRaise(vm, error, source);
    throw error;
  }
}

interface Hooks {
  readonly object?: PyValue;
  readonly pairs?: PyValue;
  readonly float?: PyValue;
  readonly int?: PyValue;
  readonly constant?: PyValue;
}

function needsCalls(hooks: Hooks): boolean {
  return Object.values(hooks).some((hook) => hook !== undefined);
}

/** Objects and numbers that a hook is to be called for, as tuples only this file makes. */
interface Marked {
  readonly members?: Members;
  readonly number?: { readonly text: string; readonly hook: PyValue };
}

const marks = new WeakMap<PyValue, Marked>();

function marked(mark: Marked): PyValue {
  const value = tuple([]);
  marks.set(value, mark);
  return value;
}

function markingHooks(hooks: Hooks): JsonHooks {
  if (!needsCalls(hooks)) return {};
  return {
    object: (members) => marked({ members }),
    number: (text, kind) => {
      const hook = kind === "int" ? hooks.int : kind === "float" ? hooks.float : hooks.constant;
      if (hook !== undefined) return marked({ number: { text, hook } });
      if (kind === "int") return int(BigInt(text));
      const special: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity };
      return { kind: "float", value: special[text] ?? Number(text) };
    },
  };
}

function* callHooks(vm: Machine, value: PyValue, hooks: Hooks): Steps<PyValue> {
  const mark = marks.get(value);
  if (mark?.number) return yield* callValue(mark.number.hook, [str(mark.number.text)]);
  if (mark?.members) {
    const members: (readonly [string, PyValue])[] = [];
    for (const [key, inner] of mark.members)
      members.push([key, yield* callHooks(vm, inner, hooks)]);
    if (hooks.pairs !== undefined) {
      return yield* callValue(hooks.pairs, [
        list(members.map(([key, inner]) => tuple([str(key), inner]))),
      ]);
    }
    const dict = newDict();
    for (const [key, inner] of members) setString(dict, key, inner);
    return hooks.object === undefined ? dict : yield* callValue(hooks.object, [dict]);
  }
  if (value.kind !== "list") return value;
  const items: PyValue[] = [];
  for (const item of value.items) items.push(yield* callHooks(vm, item, hooks));
  return list(items);
}

function decodeRaise(vm: Machine, problem: JsonProblem, text: string) {
  const before = text.slice(0, problem.position);
  const line = before.split("\n").length;
  const column = problem.position - before.lastIndexOf("\n");
  const message = `${problem.message}: line ${line} column ${column} (char ${problem.position})`;
  const raised = vm.raiseOf(decodeErrorClass(vm), [str(message)]);
  const own = raised.exception.attributes;
  own.set("msg", str(problem.message));
  own.set("doc", str(text));
  own.set("pos", int(problem.position));
  own.set("lineno", int(line));
  own.set("colno", int(column));
  return raised;
}

const loadOptions =
  "cls?, object_hook?, parse_float?, parse_int?, parse_constant?, object_pairs_hook?, **kw";

function hooksOf(values: Options): Hooks {
  const [, object, float, int, constant, pairs] = values;
  return {
    object: given(object),
    float: given(float),
    int: given(int),
    constant: given(constant),
    pairs: given(pairs),
  };
}

const accept = { unknowns: "accept" } as const;

const functions = once(() =>
  entries(
    native<string>(
      "dumps",
      `obj, *, ${options}`,
      (vm: Machine, ...bound: Options) => {
        const [obj, ...values] = bound;
        return dumps(vm, obj ?? None, values);
      },
      accept,
    ),
    native<string>(
      "dump",
      `obj, fp, *, ${options}`,
      function* (vm: Machine, ...bound: Options) {
        const [obj, file, ...values] = bound;
        const text = yield* dumps(vm, obj ?? None, values);
        if (file !== undefined && file.kind !== "unknown")
          yield* callMethod(vm, file, "write", [text]);
        return None;
      },
      accept,
    ),
    native<string>("loads", `s, *, ${loadOptions}`, (vm: Machine, ...bound: Options) => {
      const [text, ...values] = bound;
      return loads(vm, text ?? None, hooksOf(values));
    }),
    native<string>("load", `fp, *, ${loadOptions}`, function* (vm: Machine, ...bound: Options) {
      const [file, ...values] = bound;
      const text = yield* callMethod(vm, file ?? None, "read");
      return yield* loads(vm, text, hooksOf(values));
    }),
  ),
);

const encoderClass = perRun("json.JSONEncoder", (): PyClass =>
  defineClass({
    name: "JSONEncoder",
    module: "json.encoder",
    attributes: entries(
      method("JSONEncoder", "__init__", "self, **kw", (_vm, self, kw) => {
        ownAttributes(self)?.set("_options", kw);
        return None;
      }),
      method("JSONEncoder", "default", "self, o", (vm, _self, o) => {
        throw vm.raise("TypeError", `Object of type ${typeName(vm, o)} is not JSON serializable`);
      }),
      method("JSONEncoder", "encode", "self, o", (vm, self, o) => encode(vm, self, o), accept),
      method(
        "JSONEncoder",
        "iterencode",
        "self, o, _one_shot?",
        function* (vm, self, o) {
          return list([yield* encode(vm, self, o)]);
        },
        accept,
      ),
    ),
  }),
);

function* encode(vm: Machine, self: PyValue, o: PyValue): Steps<PyValue> {
  const own = ownAttributes(self)?.get("_options");
  const named: PyDict = own?.kind === "dict" ? own : newDict();
  const names = options.split(", ").map((name) => name.replace("?", ""));
  const values = names.slice(0, -1).map((name) => getString(named, name));
  values[4] = undefined;
  values[7] ??= yield* getAttribute(vm, self, "default");
  return yield* dumps(vm, o, values);
}

const decoderClass = perRun("json.JSONDecoder", (): PyClass =>
  defineClass({
    name: "JSONDecoder",
    module: "json.decoder",
    attributes: entries(
      method("JSONDecoder", "__init__", "self, **kw", (_vm, self, kw) => {
        ownAttributes(self)?.set("_options", kw);
        return None;
      }),
      method("JSONDecoder", "decode", "self, s", (vm, self, s) => {
        const own = ownAttributes(self)?.get("_options");
        const named: PyDict = own?.kind === "dict" ? own : newDict();
        const names = loadOptions.split(", ").map((name) => name.replace("?", ""));
        return loads(vm, s, hooksOf(names.slice(0, -1).map((name) => getString(named, name))));
      }),
    ),
  }),
);
