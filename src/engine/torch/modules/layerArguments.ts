/** Arguments of a layer's `__init__` that have the wrong type: what PyTorch says, and what is meant. */

import type { Machine } from "../../python/native";
import type { Keywords, PyValue } from "../../python/values";
import type { Signature } from "../bind";

/** The words of `torch.empty`, which is what gets the sizes of a weight. */
export function wrongSize(vm: Machine, name: string, value: PyValue): string {
  const type = vm.classOf(value).name;
  const positions: Readonly<Record<string, number>> = {
    in_features: 2,
    in_channels: 2,
    embedding_dim: 2,
    input_size: 2,
    kernel_size: 3,
  };
  const at = positions[name];
  if (at !== undefined) {
    return `empty(): argument 'size' must be tuple of SymInts, but found element of type ${type} at pos ${at}`;
  }
  const got = name === "num_features" || name === "num_parameters" ? type : "tuple";
  const rest =
    "torch.dtype dtype, torch.layout layout, torch.device device, bool pin_memory, bool requires_grad";
  return (
    `empty() received an invalid combination of arguments - got (${got}, dtype=NoneType, device=NoneType), but expected one of:\n` +
    ` * (tuple of ints size, *, tuple of names names, torch.memory_format memory_format, ${rest})\n` +
    ` * (tuple of SymInts size, *, torch.memory_format memory_format, Tensor out, ${rest})\n`
  );
}

export function givenAs(
  signature: Signature,
  name: string,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | undefined {
  return kwargs.get(name) ?? args.at(Object.keys(signature.args).indexOf(name));
}

/** The same arguments with one of them replaced. */
export function withArgument(
  signature: Signature,
  name: string,
  value: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
): { readonly args: readonly PyValue[]; readonly kwargs: Keywords } {
  if (kwargs.has(name)) return { args, kwargs: new Map([...kwargs, [name, value]]) };
  const at = Object.keys(signature.args).indexOf(name);
  return { args: args.map((arg, i) => (i === at ? value : arg)), kwargs };
}
