/** Fields of dataclasses: what `field()` makes and what a class statement declares. */

import { builtinClasses, defineClass, newInstance } from "../classes";
import { dictOf, entries, classMethod, method, once, perRun } from "./support";
import type { Machine } from "../native";
import { repr } from "../text";
import { bool, None, str, type PyClass, type PyInstance, type PyValue } from "../values";
import { aliasOf, specialFormClass, formName } from "./alias";

export interface Field {
  readonly isField: true;
  name: string;
  type: PyValue;
  readonly default: PyValue | undefined;
  readonly factory: PyValue | undefined;
  readonly init: boolean;
  readonly repr: boolean;
  /** Absent: as `compare`. */
  readonly hash: boolean | undefined;
  readonly compare: boolean;
  kwOnly: boolean | undefined;
  /** `class` for ClassVar, `init` for InitVar. */
  role: "field" | "class" | "init";
}

export function fieldOf(value: PyValue | undefined): Field | undefined {
  if (value?.kind !== "instance") return undefined;
  return isField(value.host) ? value.host : undefined;
}

function isField(host: unknown): host is Field {
  return typeof host === "object" && host !== null && "isField" in host;
}

export const missingClass = once((): PyClass =>
  defineClass({ name: "_MISSING_TYPE", module: "dataclasses" }),
);
export const MISSING = once((): PyInstance => newInstance(missingClass()));
const kwOnlyClass = once((): PyClass =>
  defineClass({ name: "_KW_ONLY_TYPE", module: "dataclasses" }),
);
export const KW_ONLY = once((): PyInstance => newInstance(kwOnlyClass()));

const roleNames = { field: "_FIELD", class: "_FIELD_CLASSVAR", init: "_FIELD_INITVAR" } as const;

export const fieldClass = perRun("dataclasses.Field", (): PyClass =>
  defineClass({
    name: "Field",
    module: "dataclasses",
    attributes: entries(
      method("Field", "__repr__", "self, /", function* (vm, self) {
        if (self.kind !== "instance") return str("Field()");
        const parts: string[] = [];
        for (const name of "name type default default_factory init repr hash compare".split(" ")) {
          parts.push(`${name}=${yield* repr(vm, self.attributes.get(name) ?? None)}`);
        }
        parts.push(`metadata=${yield* repr(vm, self.attributes.get("metadata") ?? None)}`);
        parts.push(`kw_only=${yield* repr(vm, self.attributes.get("kw_only") ?? None)}`);
        parts.push(`_field_type=${roleNames[fieldOf(self)?.role ?? "field"]}`);
        return str(`Field(${parts.join(",")})`);
      }),
    ),
  }),
);

/** The object that Python code sees for a field. */
export function fieldObject(vm: Machine, field: Field, metadata?: PyValue): PyInstance {
  const object = newInstance(fieldClass(vm));
  object.host = field;
  showField(object, field);
  const shown = metadata ?? dictOf([]);
  const isDict = shown.kind === "dict" && shown.of === undefined;
  object.attributes.set("metadata", isDict ? { ...shown, of: builtinClasses.mappingproxy } : shown);
  return object;
}

/** Copies what is known of a field to the attributes of its object. */
export function showField(object: PyInstance, field: Field): void {
  const own = object.attributes;
  own.set("name", field.name === "" ? None : str(field.name));
  own.set("type", field.type);
  own.set("default", field.default ?? MISSING());
  own.set("default_factory", field.factory ?? MISSING());
  own.set("init", bool(field.init));
  own.set("repr", bool(field.repr));
  own.set("hash", field.hash === undefined ? None : bool(field.hash));
  own.set("compare", bool(field.compare));
  own.set("kw_only", field.kwOnly === undefined ? MISSING() : bool(field.kwOnly));
}

export function plainField(name: string, type: PyValue, value: PyValue | undefined): Field {
  return {
    isField: true,
    name,
    type,
    default: value,
    factory: undefined,
    init: true,
    repr: true,
    hash: undefined,
    compare: true,
    kwOnly: undefined,
    role: "field",
  };
}

/** `InitVar[int]`: a parameter of `__init__` that is handed to `__post_init__` and not kept. */
export const initVarClass = once((): PyClass => {
  const cls: PyClass = defineClass({
    name: "InitVar",
    module: "dataclasses",
    attributes: entries(
      method("InitVar", "__init__", "self, type", (_vm, self, type) => {
        if (self.kind === "instance") self.attributes.set("type", type);
        return None;
      }),
      method("InitVar", "__repr__", "self, /", function* (vm, self) {
        const type = self.kind === "instance" ? self.attributes.get("type") : undefined;
        const text = type?.kind === "class" ? type.qualifiedName : yield* repr(vm, type ?? None);
        return str(`dataclasses.InitVar[${text}]`);
      }),
      classMethod("InitVar", "__class_getitem__", "cls, type, /", (_vm, _cls, type) => {
        const variable = newInstance(cls);
        variable.attributes.set("type", type);
        return variable;
      }),
    ),
  });
  return cls;
});

/** What an annotation makes of a name: a field, a class variable, a parameter only. */
export function roleOf(annotation: PyValue): Field["role"] {
  if (annotation.kind === "str") {
    if (/^(\w+\.)?ClassVar\b/.test(annotation.value)) return "class";
    return /^(\w+\.)?InitVar\b/.test(annotation.value) ? "init" : "field";
  }
  if (annotation.kind === "class") return annotation === initVarClass() ? "init" : "field";
  if (annotation.kind !== "instance") return "field";
  if (annotation.of === initVarClass()) return "init";
  const origin = aliasOf(annotation)?.origin ?? annotation;
  const isForm = origin.kind === "instance" && origin.of === specialFormClass();
  return isForm && formName(origin) === "ClassVar" ? "class" : "field";
}

export function isKwOnlyMark(annotation: PyValue): boolean {
  if (annotation.kind === "str") return /^(\w+\.)?KW_ONLY$/.test(annotation.value);
  return annotation === KW_ONLY();
}

/** Whether a default would be shared between instances that may change it: Python refuses unhashable ones. */
export function isUnhashable(vm: Machine, value: PyValue): boolean {
  for (const cls of vm.classOf(value).mro) {
    const hash = cls.attributes.get("__hash__");
    if (hash !== undefined && cls !== builtinClasses.object) return hash.kind === "none";
    const { list, dict, set, bytearray } = builtinClasses;
    if ([list, dict, set, bytearray].includes(cls)) return true;
    if (cls.definedAt !== undefined && cls.attributes.has("__eq__")) return true;
  }
  return false;
}

/** The fields of a dataclass, its bases' first; absent where the class is none. */
export function fieldsOf(cls: PyClass): ReadonlyMap<string, Field> | undefined {
  for (const base of cls.mro) {
    const fields = base.attributes.get("__dataclass_fields__");
    if (fields?.kind !== "dict") continue;
    const found = new Map<string, Field>();
    for (const { value } of fields.entries.values()) {
      const field = fieldOf(value);
      if (field) found.set(field.name, field);
    }
    return found;
  }
  return undefined;
}

export function isDataclass(cls: PyClass): boolean {
  return cls.mro.some((base) => base.attributes.has("__dataclass_fields__"));
}

export const frozenInstanceError = perRun("dataclasses.FrozenInstanceError", (): PyClass =>
  defineClass({
    name: "FrozenInstanceError",
    module: "dataclasses",
    bases: [builtinClasses.AttributeError],
  }),
);

export function isFrozen(cls: PyClass): boolean | undefined {
  const parameters = cls.attributes.get("__dataclass_params__");
  if (parameters?.kind !== "instance") return undefined;
  const frozen = parameters.attributes.get("frozen");
  return frozen?.kind === "bool" && frozen.value;
}
