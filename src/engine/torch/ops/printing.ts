/** Tensors as text, and the options for that. */

import { formatOf } from "../../python/format";
import { finish } from "../../python/nativeFunction";
import { None, str } from "../../python/values";
import { composite } from "../op";
import { printOptionsKey, tensorRepr } from "../print";
import { elementOf } from "../tensorMethods";

export const repr = composite("Tensor.__repr__", [], (vm, args) => {
  const [self] = args;
  return str(self.kind === "tensor" ? tensorRepr(vm, self) : "?");
});

/** A tensor without dimensions is formatted as its number. */
export const format = composite("Tensor.__format__", [], function* (vm, args) {
  const [self, spec] = args;
  if (self.kind !== "tensor" || spec?.kind !== "str") return None;
  const { shape, values } = self.state;
  if (shape.length === 0 && values) {
    return str(yield* finish(formatOf(vm, elementOf(vm, self, 0), spec.value)));
  }
  // Numbers that are not known have no digits to format.
  if (spec.value === "" || shape.length === 0) return str(tensorRepr(vm, self));
  throw vm.raise("TypeError", "unsupported format string passed to Tensor.__format__");
});

const defaults = { precision: 4, threshold: 1000, edgeItems: 3, lineWidth: 80 };
const profiles: Readonly<Record<string, typeof defaults>> = {
  default: defaults,
  short: { ...defaults, precision: 2, edgeItems: 2 },
  full: { ...defaults, threshold: Infinity },
};

export const setPrintOptions = composite("torch.set_printoptions", [], (vm, args, kwargs) => {
  const options = vm.state(printOptionsKey);
  const profile = kwargs.get("profile");
  if (profile?.kind === "str") Object.assign(options, profiles[profile.value]);
  const numberAt = (at: number, name: string): number | undefined => {
    const value = args.at(at) ?? kwargs.get(name);
    return value?.kind === "int" || value?.kind === "float" ? Number(value.value) : undefined;
  };
  options.precision = numberAt(0, "precision") ?? options.precision;
  options.threshold = numberAt(1, "threshold") ?? options.threshold;
  options.edgeItems = numberAt(2, "edgeitems") ?? options.edgeItems;
  options.lineWidth = numberAt(3, "linewidth") ?? options.lineWidth;
  const mode = kwargs.get("sci_mode");
  options.isScientific = mode?.kind === "bool" ? mode.value : undefined;
  return None;
});
