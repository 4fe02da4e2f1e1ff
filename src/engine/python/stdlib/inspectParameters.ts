/** What `inspect` asks of the machine: the parameters of functions, and which kind of function it is. */

import { lookupClass } from "../attributes";
import { builtinClasses } from "../classes";
import { getString } from "../dict";
import type { Machine } from "../native";
import {
  bool,
  int,
  list,
  None,
  str,
  tuple,
  type PyDict,
  type PyFunction,
  type PyNative,
  type PyValue,
} from "../values";
import { parametersOfNative } from "./signatures";
import { entries, native, once, unknowing } from "./support";

const kinds = { positional: 0, either: 1, rest: 2, keyword: 3, options: 4 } as const;

interface Raw {
  readonly name: string;
  readonly kind: number;
  readonly default?: PyValue;
  readonly annotation?: PyValue;
}

/** `(name, kind, has default, default, has annotation, annotation)` for each parameter, and what it returns. */
function described(raw: readonly Raw[], returns: PyValue | undefined): PyValue {
  const rows = raw.map((parameter) =>
    tuple([
      str(parameter.name),
      int(parameter.kind),
      bool(parameter.default !== undefined),
      parameter.default ?? None,
      bool(parameter.annotation !== undefined),
      parameter.annotation ?? None,
    ]),
  );
  return tuple([list(rows), bool(returns !== undefined), returns ?? None]);
}

function ofFunction(f: PyFunction): PyValue {
  const { code } = f;
  const found = f.attributes.get("__annotations__");
  const annotations: PyDict | undefined = found?.kind === "dict" ? found : undefined;
  const annotation = (name: string) => annotations && getString(annotations, name);
  const firstDefault = code.positionalCount - f.defaults.length;
  const raw: Raw[] = [];
  for (let i = 0; i < code.positionalCount; i++) {
    const name = code.parameterNames[i];
    raw.push({
      name,
      kind: i < code.posOnlyCount ? kinds.positional : kinds.either,
      default: f.defaults.at(i < firstDefault ? f.defaults.length : i - firstDefault),
      annotation: annotation(name),
    });
  }
  const behind = code.positionalCount + code.kwOnlyCount;
  if (code.hasVararg) {
    const name = code.parameterNames[behind];
    raw.push({ name, kind: kinds.rest, annotation: annotation(name) });
  }
  for (let i = code.positionalCount; i < behind; i++) {
    const name = code.parameterNames[i];
    const value = f.keywordDefaults.get(name);
    raw.push({ name, kind: kinds.keyword, default: value, annotation: annotation(name) });
  }
  if (code.hasKwarg) {
    const name = code.parameterNames[behind + (code.hasVararg ? 1 : 0)];
    raw.push({ name, kind: kinds.options, annotation: annotation(name) });
  }
  return described(raw, annotation("return"));
}

function ofNative(f: PyNative): PyValue {
  const parameters = parametersOfNative(f);
  if (parameters === undefined) return None;
  return described(
    parameters.map((parameter) => ({ ...parameter, kind: kinds[parameter.kind] })),
    None,
  );
}

function functionKind(value: PyValue): string {
  const f = value.kind === "method" ? value.function : value;
  if (f.kind !== "function") return "other";
  const isGenerator = f.code.compile().isGenerator;
  if (f.code.isCoroutine) return isGenerator ? "async generator" : "coroutine";
  return isGenerator ? "generator" : "function";
}

/** A value's own or inherited attribute, without any descriptor being asked. */
function staticAttribute(vm: Machine, obj: PyValue, name: string): PyValue | undefined {
  const own = "attributes" in obj ? obj.attributes?.get(name) : undefined;
  if (obj.kind === "class") return lookupClass(obj, name) ?? own;
  return own ?? lookupClass(vm.classOf(obj), name);
}

export const inspectHelpers = once(() =>
  entries(
    native("_parameters_of", "f, /", (_vm, f) => {
      if (f.kind === "function") return ofFunction(f);
      return f.kind === "native" ? ofNative(f) : None;
    }),
    native("_function_kind", "f, /", (_vm, f) => str(functionKind(f)), { unknowns: "accept" }),
    native("_kind", "value, /", (_vm, value) => str(value.kind), { unknowns: "accept" }),
    native("_static", "obj, name, default, /", (vm, obj, name, otherwise) =>
      name.kind === "str" ? (staticAttribute(vm, obj, name.value) ?? otherwise) : otherwise,
    ),
    native("_is_plain_object_init", "cls, /", (_vm, cls) => {
      if (cls.kind !== "class") return bool(false);
      const init = lookupClass(cls, "__init__");
      return bool(init === undefined || init === builtinClasses.object.attributes.get("__init__"));
    }),
    unknowing("getsource", { kind: "external", name: "inspect.getsource" }),
    unknowing("getsourcelines", { kind: "external", name: "inspect.getsourcelines" }),
    unknowing("getsourcefile", { kind: "external", name: "inspect.getsourcefile" }),
    unknowing("getfile", { kind: "external", name: "inspect.getfile" }),
    unknowing("getcomments", { kind: "external", name: "inspect.getcomments" }),
    unknowing("stack", { kind: "external", name: "inspect.stack" }),
    unknowing("trace", { kind: "external", name: "inspect.trace" }),
    unknowing("currentframe", { kind: "external", name: "inspect.currentframe" }),
    unknowing("getframeinfo", { kind: "external", name: "inspect.getframeinfo" }),
    unknowing("getouterframes", { kind: "external", name: "inspect.getouterframes" }),
    unknowing("getclosurevars", { kind: "external", name: "inspect.getclosurevars" }),
  ),
);
