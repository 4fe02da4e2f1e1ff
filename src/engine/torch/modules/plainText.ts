/** Simple Python values as text, for the `extra_repr` of layers. */

import { floatRepr } from "../../python/floatText";
import type { PyValue } from "../../python/values";
import { attribute, type Layer } from "../layer";
import { dtypeOfValue } from "../dtypes";

/** `repr()` of ints, floats, bools, strings, None, and sequences of them. */
export function plainText(value: PyValue): string {
  switch (value.kind) {
    case "int":
      return String(value.value);
    case "float":
      return floatRepr(value.value);
    case "bool":
      return value.value ? "True" : "False";
    case "none":
      return "None";
    case "str":
      return `'${value.value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
    case "tuple": {
      const items = value.items.map(plainText);
      const text = items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
      return value.of?.name === "Size" ? `torch.Size([${items.join(", ")}])` : text;
    }
    case "list":
      return `[${value.items.map(plainText).join(", ")}]`;
    case "unknown":
      return "?";
    default: {
      const dtype = dtypeOfValue(value);
      return dtype ? `torch.${dtype}` : `<${value.kind}>`;
    }
  }
}

/** An attribute of a layer as `repr()` prints it. */
export function text(layer: Layer, name: string): string {
  return plainText(attribute(layer, name));
}

/** An attribute as `str()` prints it: strings without quotes. */
export function plain(layer: Layer, name: string): string {
  const value = attribute(layer, name);
  return value.kind === "str" ? value.value : plainText(value);
}

/** `{in_features}, bias={bias}`: names in braces are attributes, `{!name}` as `str()` prints them. */
export function filledIn(layer: Layer, template: string): string {
  return template.replace(/\{(!?)(\w+)\}/g, (_, isPlain: string, name: string) =>
    isPlain ? plain(layer, name) : text(layer, name),
  );
}
