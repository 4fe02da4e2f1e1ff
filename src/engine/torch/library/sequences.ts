/** `torch.nn.utils.rnn`: sequences of different lengths in one tensor. */

import { defineClass } from "../../python/classes";
import { nativeFunction } from "../../python/nativeFunction";
import type { Machine, StateKey } from "../../python/native";
import { None, type PyClass, type PyTensor, type PyTuple, type PyValue } from "../../python/values";
import { ndarray } from "../../tensor/array";
import { isUnknown, readInts, wrong } from "../args";
import { packRows, padRows, padSequences } from "../ops/recurrent";
import { call, invoke } from "../call";
import { makeTensor } from "../session";

const fields = ["data", "batch_sizes", "sorted_indices", "unsorted_indices"] as const;

const packedKey: StateKey<PyClass> = {
  name: "torch.nn.utils.rnn.PackedSequence",
  create: (vm) => {
    const cls: PyClass = defineClass({
      name: "PackedSequence",
      module: "torch.nn.utils.rnn",
      bases: [vm.builtinClass("tuple")],
      create: (_, made, args) => packedOf(made, [...args, None, None, None, None].slice(0, 4)),
    });
    return cls;
  },
};

export function isPacked(value: PyValue): value is PyTuple {
  return value.kind === "tuple" && value.of?.name === "PackedSequence";
}

/** The padded form of packed rows, which recurrent ops compute on. */
export function unpackedInput(vm: Machine, packed: PyTuple): PyValue {
  const [data, sizes] = packed.items;
  return invoke(vm, padRows, [data, sizes]);
}

/** The same sequences with other data: a layer's output for them. */
export function repacked(vm: Machine, packed: PyTuple, output: PyValue): PyValue {
  if (!packed.of || output.kind !== "tensor") return output;
  const [data, ...rest] = packed.items;
  if (data.kind !== "tensor") return output;
  const rows = data.state.shape[0];
  const result = makeTensor(vm, [rows, ...output.state.shape.slice(2)], output.state.dtype);
  return packedOf(packed.of, [result, ...rest]);
}

export function rnnUtilities(vm: Machine): (readonly [string, PyValue])[] {
  const cls = vm.state(packedKey);
  return [
    ["PackedSequence", cls],
    [
      "pack_padded_sequence",
      nativeFunction(
        "pack_padded_sequence",
        "input, lengths, batch_first?, enforce_sorted?",
        (machine, input, lengths, batchFirst) =>
          pack(machine, cls, input ?? None, lengths ?? None, isTrue(batchFirst)),
      ),
    ],
    [
      "pad_packed_sequence",
      nativeFunction(
        "pad_packed_sequence",
        "sequence, batch_first?, padding_value?, total_length?",
        (machine, sequence, batchFirst) => unpack(machine, sequence ?? None, isTrue(batchFirst)),
      ),
    ],
    [
      "pad_sequence",
      nativeFunction(
        "pad_sequence",
        "sequences, batch_first?, padding_value?",
        (machine, sequences, batchFirst) =>
          invoke(machine, padSequences, [
            sequences ?? None,
            batchFirst ?? { kind: "bool", value: false },
          ]),
      ),
    ],
  ];
}

function pack(
  vm: Machine,
  cls: PyClass,
  input: PyValue,
  lengths: PyValue,
  batchFirst: boolean,
): PyValue {
  if (input.kind !== "tensor")
    return vm.unknown({ kind: "unsupported", what: "pack_padded_sequence" });
  const read = readInts(vm, lengths);
  if (read === wrong || isUnknown(read)) {
    return vm.unknown({ kind: "data-dependent", what: "the lengths of sequences" });
  }
  const longest = Math.max(...read);
  vm.chargeItems(longest);
  const sizes = Array.from({ length: longest }, (_, i) => read.filter((one) => one > i).length);
  const known = intTensor(vm, read);
  const data = call(vm, packRows, {
    input: input.state,
    lengths: known.state,
    batch_first: batchFirst,
  });
  return packedOf(cls, [data, intTensor(vm, sizes), None, None]);
}

function unpack(vm: Machine, packed: PyValue, batchFirst: boolean): PyValue {
  if (!isPacked(packed)) return vm.unknown({ kind: "unsupported", what: "pad_packed_sequence" });
  const [data, sizes] = packed.items;
  const padded = invoke(vm, padRows, [data, sizes, { kind: "bool", value: batchFirst }]);
  const counts = sizes.kind === "tensor" ? sizes.state.values?.data : undefined;
  if (!counts)
    return {
      kind: "tuple",
      items: [padded, vm.unknown({ kind: "data-dependent", what: "the lengths of sequences" })],
    };
  const lengths = Array.from(
    { length: counts[0] },
    (_, i) => counts.filter((one) => one > i).length,
  );
  return { kind: "tuple", items: [padded, intTensor(vm, lengths)] };
}

function intTensor(vm: Machine, values: readonly number[]): PyTensor {
  return makeTensor(vm, [values.length], "int64", ndarray([values.length], "int64", values));
}

function packedOf(cls: PyClass, items: readonly PyValue[]): PyTuple {
  const attributes = new Map(fields.map((field, i): [string, PyValue] => [field, items[i]]));
  return { kind: "tuple", items, of: cls, attributes };
}

function isTrue(value: PyValue | undefined): boolean {
  return value?.kind === "bool" && value.value;
}
