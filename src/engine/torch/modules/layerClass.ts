/** Makes the Python class of a layer from its declaration. */

import { getAttribute } from "../../python/attributes";
import { finish, nativeFunction } from "../../python/nativeFunction";
import { describeParameters, type ParameterShape } from "../../python/stdlib/signatures";
import type { Machine, Native, Steps } from "../../python/native";
import { None, str, type PyInstance, type PyNative, type PyValue } from "../../python/values";
import { dtype as dtypeSpec, ignored, optional, type Args } from "../args";
import type { Signature } from "../bind";
import type { LayerClass } from "../layer";
import { lastName } from "../op";
import { pythonDefault } from "./defaults";
import { entriesOf, getEntry } from "./state";
import { isLayerHost, unknownOf } from "./layerHost";
import { constructLayer } from "./layerConstruction";
import { initializeLazy } from "./layerWeights";

/** Arguments that every layer with weights takes besides its own. */
const factory: Args = { device: ignored, dtype: optional(dtypeSpec) };

/** The methods of a layer's class, and those of its lazy variant. */
export interface LayerMethods {
  readonly plain: readonly (readonly [string, PyValue])[];
  readonly lazy: readonly (readonly [string, PyValue])[] | undefined;
}

const cache = new WeakMap<LayerClass, LayerMethods>();

export function layerMethods(declaration: LayerClass): LayerMethods {
  const known = cache.get(declaration);
  if (known) return known;
  const name = lastName(declaration.name);
  const shared: [string, PyValue][] = [
    ["forward", forwardOf(declaration, name)],
    ["reset_parameters", resetOf(declaration, name)],
    ["extra_repr", extraReprOf(declaration, name)],
  ];
  for (const [key, [parameters, body]] of Object.entries(declaration.methods ?? {})) {
    const native = nativeFunction(
      key,
      parameters === "" ? "self" : `self, ${parameters}`,
      (vm, self, ...rest) => (self?.kind === "instance" ? body({ vm, self }, ...rest) : None),
      { isMethod: true, qualifiedName: `${name}.${key}`, unknowns: "accept", wording: "python" },
    );
    shared.push([key, native]);
  }
  shared.push(...Object.entries(declaration.statics ?? {}));
  const methods: LayerMethods = {
    plain: [["__init__", initOf(declaration, name, undefined)], ...shared],
    lazy: declaration.lazy && [
      ["__init__", initOf(declaration, `Lazy${name}`, declaration.lazy.omits)],
      ["initialize_parameters", initializeOf(declaration)],
    ],
  };
  cache.set(declaration, methods);
  return methods;
}

function initOf(declaration: LayerClass, name: string, omits: string | undefined): PyNative {
  const own = Object.entries(declaration.args).filter(([key]) => key !== omits);
  const hasFactory = declaration.weights !== undefined || declaration.buffers !== undefined;
  const args: Args = { ...Object.fromEntries(own), ...(hasFactory ? factory : {}) };
  const signature: Signature = {
    name: declaration.name,
    title: `${omits === undefined ? (declaration.initOf ?? name) : name}.__init__`,
    args,
    isPython: true,
  };
  const call: Native = (vm, given, kwargs) => {
    const [self, ...rest] = given;
    if (self?.kind !== "instance") return None;
    return constructLayer(vm, declaration, signature, omits, self, rest, kwargs);
  };
  const init: PyNative = {
    kind: "native",
    name: "__init__",
    qualifiedName: `${name}.__init__`,
    call,
    isMethod: true,
  };
  return declaration.takesAnything ? init : describeParameters(init, () => shownParameters(args));
}

/** What `inspect.signature` gives; what the annotations are, nobody needs. */
function shownParameters(args: Args): readonly ParameterShape[] {
  const shown = Object.entries(args).map(([name, spec]): ParameterShape => {
    const kind = spec.isVariadic ? "rest" : spec.isKeywordOnly ? "keyword" : "either";
    const isOptional = spec.fallback !== undefined && kind !== "rest";
    return {
      name,
      kind,
      ...(isOptional && { default: pythonDefault(spec, spec.fallback?.value) }),
    };
  });
  return [{ name: "self", kind: "either" }, ...shown];
}

function resetOf(declaration: LayerClass, name: string): PyNative {
  return nativeFunction(
    "reset_parameters",
    "self",
    (vm, self) => {
      const host = self?.kind === "instance" ? self.host : undefined;
      if (self?.kind === "instance" && isLayerHost(host) && !host.isLazy && !host.unknown) {
        declaration.init?.({ vm, self }, host.layerArgs);
      }
      return None;
    },
    { isMethod: true, qualifiedName: `${name}.reset_parameters` },
  );
}

function forwardOf(declaration: LayerClass, name: string): PyNative {
  return nativeFunction(
    "forward",
    `self, ${declaration.inputs ?? "input"}`,
    (vm, self, ...inputs) => {
      if (self?.kind !== "instance") return None;
      const unknown = unknownOf(self) ?? inputs.find((input) => input?.kind === "unknown");
      if (unknown?.kind === "unknown") {
        return vm.unknown({ kind: "derived", what: `${self.of.name}()` }, unknown);
      }
      const names = entriesOf(self, "_modules").some(([key]) => key === "parametrizations")
        ? parametrizedNames(self)
        : [];
      if (names.length > 0) return parametrizedForward(declaration, { vm, self }, names, inputs);
      return declaration.forward({ vm, self }, ...inputs);
    },
    { isMethod: true, qualifiedName: `${name}.forward`, unknowns: "accept", wording: "python" },
  );
}

/** The weights that `torch.nn.utils.parametrize` computes at each use. */
function parametrizedNames(self: PyInstance): readonly string[] {
  const dict = getEntry(self, "_modules", "parametrizations");
  return dict?.kind === "instance" ? entriesOf(dict, "_modules").map(([name]) => name) : [];
}

/** Rules look for weights in the layer itself: there they are during the call. */
function* parametrizedForward(
  declaration: LayerClass,
  layer: { readonly vm: Machine; readonly self: PyInstance },
  names: readonly string[],
  inputs: readonly (PyValue | undefined)[],
): Steps<PyValue> {
  const { vm, self } = layer;
  const values: (readonly [string, PyValue])[] = [];
  for (const name of names) values.push([name, yield* getAttribute(vm, self, name)]);
  for (const [name, value] of values) self.attributes.set(name, value);
  try {
    return yield* finish(declaration.forward(layer, ...inputs));
  } finally {
    for (const name of names) self.attributes.delete(name);
  }
}

function extraReprOf(declaration: LayerClass, name: string): PyNative {
  return nativeFunction(
    "extra_repr",
    "self",
    (vm, self) =>
      str(self?.kind === "instance" ? (declaration.extraRepr?.({ vm, self }) ?? "") : ""),
    { isMethod: true, qualifiedName: `${name}.extra_repr` },
  );
}

function initializeOf(declaration: LayerClass): PyNative {
  return nativeFunction(
    "initialize_parameters",
    "self, input, *rest",
    (vm, self, input) => {
      if (self?.kind === "instance" && input?.kind === "tensor") {
        initializeLazy(vm, declaration, self, input.state.shape);
      }
      return None;
    },
    { isMethod: true },
  );
}
