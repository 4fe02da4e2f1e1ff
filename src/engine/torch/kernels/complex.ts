/** Complex numbers run on the host or as pairs of real ones: a tensor of them lies in memory as one with a last size of 2. */

import { categoryOf } from "../../tensor/dtype";
import {
  isTensor,
  numberOf,
  textArg,
  unsupported,
  type Kernel,
  type KernelArg,
  type KernelCall,
  type KernelTensor,
  type Program,
} from "../kernel";
import { lastName } from "../op";

/** Elementwise functions, by the number that the host op knows them by. */
export const complexFunctions = [
  ...["add", "sub", "mul", "div", "neg", "conj", "conj_physical", "exp", "abs", "angle"],
  ...["real", "imag", "polar", "complex"],
] as const;

const aliases = new Set(["view_as_real", "view_as_complex", "resolve_conj", "resolve_neg"]);

/** Ops that only move elements, with the arguments that name dimensions. */
const moving: Readonly<Record<string, readonly string[]>> = {
  __getitem__: [],
  permute: ["dims"],
  transpose: ["dim0", "dim1"],
  expand: [],
  cat: ["dim"],
  stack: ["dim"],
};

const transforms = ["fft", "ifft", "rfft", "irfft", "fft2", "ifft2", "rfft2", "irfft2"];

export function isComplexCall(call: KernelCall): boolean {
  const tensors = [...Object.values(call.args).flatMap(tensorsOf), ...call.outputs];
  return tensors.some(isComplex);
}

/** `kernel`: that of the op, for real numbers. */
export function complexProgram(call: KernelCall, kernel: Kernel | undefined): Program {
  const name = lastName(call.op);
  const tensors = Object.values(call.args).flatMap(tensorsOf);
  if (aliases.has(name)) return { kind: "alias", of: [tensors[0]] };
  const index = complexFunctions.findIndex((each) => each === name);
  if (index >= 0) return elementwise(call, index);
  if (call.op.startsWith("torch.fft.") && transforms.includes(name)) return transform(call, name);
  if (Object.hasOwn(moving, name) && kernel) return kernel(asPairs(call, moving[name], name));
  const program = kernel?.(call);
  return program?.kind === "alias" ? program : unsupported("complex numbers");
}

function tensorsOf(arg: KernelArg): KernelTensor[] {
  if (isTensor(arg)) return [arg];
  if (!Array.isArray(arg)) return [];
  const list: readonly KernelArg[] = arg;
  return list.flatMap(tensorsOf);
}

function isComplex({ dtype }: KernelTensor): boolean {
  return categoryOf(dtype) === "complex";
}

/** numbers: which function, whether the result and each operand are complex, a number in place of the second operand. */
function elementwise(call: KernelCall, index: number): Program {
  const { input, other, alpha, rounding_mode: rounding } = call.args;
  if (!isTensor(input) || (alpha !== undefined && alpha !== 1 && alpha !== null))
    return unsupported("complex numbers");
  if (typeof rounding === "string") return unsupported("complex numbers");
  const second = isTensor(other) ? other : undefined;
  const numbers = [
    index,
    isComplex(call.outputs[0]) ? 1 : 0,
    isComplex(input) ? 1 : 0,
    second && isComplex(second) ? 1 : 0,
    second ? NaN : (numberOf(other) ?? 0),
  ];
  return {
    kind: "host",
    name: "complexElements",
    inputs: second ? [input, second] : [input],
    numbers,
  };
}

/** The call with every tensor one dimension longer. */
function asPairs(call: KernelCall, dims: readonly string[], name: string): KernelCall {
  const longer = (arg: KernelArg): KernelArg => {
    if (isTensor(arg)) return isComplex(arg) ? { ...arg, shape: [...arg.shape, 2] } : arg;
    if (!Array.isArray(arg)) return arg;
    const list: readonly KernelArg[] = arg;
    return list.map(longer);
  };
  const rank = tensorsOf(Object.values(call.args))[0]?.shape.length ?? 0;
  const counted = (arg: KernelArg, ofNew: number): KernelArg =>
    typeof arg === "number" && arg < 0 ? arg + rank + ofNew : arg;
  const args = Object.fromEntries(
    Object.entries(call.args).map(([key, arg]): [string, KernelArg] => {
      if (dims.includes(key)) {
        if (!Array.isArray(arg)) return [key, counted(arg, name === "stack" ? 1 : 0)];
        const dimensions: readonly KernelArg[] = arg;
        return [key, [...dimensions.map((one) => counted(one, 0)), rank]];
      }
      const list: readonly KernelArg[] = Array.isArray(arg) ? arg : [];
      if (name === "expand" && key === "size") return [key, [...list, 2]];
      if (key === "index" && list.includes("...")) {
        return [key, [...list, ["slice", null, null, null]]];
      }
      return [key, key === "index" ? arg : longer(arg)];
    }),
  );
  const outputs = call.outputs.map((output) => ({ ...output, shape: [...output.shape, 2] }));
  return { ...call, args, outputs };
}

/** numbers: whether it goes back, whether input and output are complex, how it is scaled, half a spectrum, then the dimensions. */
function transform(call: KernelCall, name: string): Program {
  const { input, dim } = call.args;
  if (!isTensor(input)) return unsupported("complex numbers");
  const rank = input.shape.length;
  const given = Array.isArray(dim)
    ? dim
    : typeof dim === "number"
      ? [dim]
      : name.endsWith("2")
        ? [-2, -1]
        : [-1];
  const dims = given.map((one) => {
    const at = Number(one);
    return at < 0 ? at + rank : at;
  });
  const isBack = name.startsWith("i");
  const scales = ["backward", "ortho", "forward"];
  const numbers = [
    isBack ? 1 : 0,
    isComplex(input) ? 1 : 0,
    isComplex(call.outputs[0]) ? 1 : 0,
    scales.indexOf(textArg(call, "norm", "backward")),
    name.includes("rfft") ? 1 : 0,
    ...dims,
  ];
  return { kind: "host", name: "fourier", inputs: [input], numbers };
}
