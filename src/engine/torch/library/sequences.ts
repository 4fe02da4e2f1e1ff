/** `torch.nn.utils.rnn`: sequences of different lengths in one tensor. */

import { defineClass } from "../../python/classes";
import { nativeFunction } from "../../python/nativeFunction";
import type { Machine, StateKey } from "../../python/native";
import {
  False,
  None,
  float as floatValue,
  str,
  type PyClass,
  type PyTensor,
  type PyTuple,
  type PyValue,
} from "../../python/values";
import { ndarray } from "../../tensor/array";
import { isUnknown, readInts, wrong } from "../args";
import { packRows, padRows, padSequences } from "../ops/recurrent";
import { call, invoke } from "../call";
import { indexSelect } from "../ops/gathering";
import { makeTensor } from "../session";
import { pythonFunction } from "./pythonSource";

const fields = ["data", "batch_sizes", "sorted_indices", "unsorted_indices"] as const;

const packedKey: StateKey<PyClass> = {
  name: "torch.nn.utils.rnn.PackedSequence",
  create: (vm) => {
    const cls: PyClass = defineClass({
      name: "PackedSequence",
      module: "torch.nn.utils.rnn",
      bases: [vm.builtinClass("tuple")],
      attributes: [["_fields", { kind: "tuple", items: fields.map(str) }]],
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
  const result = invoke(vm, padRows, [data, sizes]);
  return result.kind === "tuple" ? result.items[0] : result;
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
        (machine, input, lengths, batchFirst, enforceSorted) =>
          pack(
            machine,
            cls,
            input ?? None,
            lengths ?? None,
            isTrue(batchFirst),
            enforceSorted === undefined || isTrue(enforceSorted),
          ),
      ),
    ],
    [
      "pad_packed_sequence",
      nativeFunction(
        "pad_packed_sequence",
        "sequence, batch_first?, padding_value?, total_length?",
        (machine, sequence, batchFirst, padding, total) =>
          unpack(machine, sequence, batchFirst ?? False, padding ?? floatValue(0), total ?? None),
      ),
    ],
    [
      "pad_sequence",
      nativeFunction(
        "pad_sequence",
        "sequences, batch_first?, padding_value?",
        (machine, sequences, batchFirst) =>
          invoke(machine, padSequences, [sequences ?? None, batchFirst ?? False]),
      ),
    ],
    ["pack_sequence", pythonFunction("pack_sequence")],
    ["unpad_sequence", pythonFunction("unpad_sequence")],
    ["unpack_sequence", pythonFunction("unpack_sequence")],
  ];
}

function pack(
  vm: Machine,
  cls: PyClass,
  input: PyValue,
  lengths: PyValue,
  batchFirst: boolean,
  enforceSorted: boolean,
): PyValue {
  if (input.kind !== "tensor")
    return vm.unknown({ kind: "unsupported", what: "pack_padded_sequence" });
  const read = readInts(vm, lengths);
  if (read === wrong || isUnknown(read)) {
    return vm.unknown({ kind: "data-dependent", what: "the lengths of sequences" });
  }
  const order = enforceSorted ? undefined : sortedOrder(read);
  const sorted = order ? order.map((index) => read[index]) : read;
  refuseLengths(vm, input, sorted, batchFirst);
  const longest = Math.max(...read);
  vm.chargeItems(longest);
  const sizes = Array.from({ length: longest }, (_, i) => read.filter((one) => one > i).length);
  const indices = order && intTensor(vm, order);
  const given = indices
    ? call(vm, indexSelect, { input: input.state, dim: batchFirst ? 0 : 1, index: indices.state })
    : input;
  const rows = call(vm, packRows, {
    input: given.kind === "tensor" ? given.state : input.state,
    lengths: intTensor(vm, sorted).state,
    batch_first: batchFirst,
  });
  const data = rows.kind === "tuple" ? rows.items[0] : rows;
  const back = order && intTensor(vm, inverted(order));
  return packedOf(cls, [data, intTensor(vm, sizes), indices ?? None, back ?? None]);
}

/** The places of the sequences, the longest first. */
function sortedOrder(lengths: readonly number[]): readonly number[] {
  return lengths.map((_, i) => i).sort((a, b) => lengths[b] - lengths[a]);
}

function inverted(order: readonly number[]): readonly number[] {
  const result = new Array<number>(order.length).fill(0);
  order.forEach((from, to) => (result[from] = to));
  return result;
}

function refuseLengths(
  vm: Machine,
  input: PyTensor,
  lengths: readonly number[],
  batchFirst: boolean,
): void {
  const batch = input.state.shape[batchFirst ? 0 : 1];
  if (lengths.length !== batch) {
    throw vm.raise(
      "RuntimeError",
      `Expected \`len(lengths)\` to be equal to batch_size, but got ${lengths.length} (batch_size=${batch})`,
    );
  }
  if (lengths.some((length, i) => i > 0 && length > lengths[i - 1])) {
    throw vm.raise(
      "RuntimeError",
      "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass " +
        "`enforce_sorted=False` to pad_packed_sequence and/or pack_sequence to sidestep this requirement if you do " +
        "not need ONNX exportability.",
    );
  }
  if (lengths.some((length) => length <= 0)) {
    throw vm.raise(
      "RuntimeError",
      "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0",
    );
  }
}

function unpack(
  vm: Machine,
  packed: PyValue,
  batchFirst: PyValue,
  padding: PyValue,
  total: PyValue,
): PyValue {
  if (!isPacked(packed)) return vm.unknown({ kind: "unsupported", what: "pad_packed_sequence" });
  const [data, sizes, , unsorted] = packed.items;
  const steps = sizes.kind === "tensor" ? sizes.state.shape[0] : 0;
  const wanted = total.kind === "int" ? Number(total.value) : undefined;
  if (wanted !== undefined && wanted < steps) {
    throw vm.raise(
      "ValueError",
      `Expected total_length to be at least the length of the longest sequence in input, but got total_length=${wanted} and max sequence length being ${steps}`,
    );
  }
  const length: PyValue = { kind: "int", value: wanted ?? -1 };
  const result = invoke(vm, padRows, [data, sizes, batchFirst, padding, length]);
  const counts = sizes.kind === "tensor" ? sizes.state.values?.data : undefined;
  if (!counts || result.kind !== "tuple") {
    const unknown = vm.unknown({ kind: "data-dependent", what: "the lengths of sequences" });
    return { kind: "tuple", items: [result, unknown] };
  }
  const [padded] = result.items;
  const lengths = Array.from(
    { length: counts[0] },
    (_, i) => counts.filter((one) => one > i).length,
  );
  if (unsorted.kind !== "tensor" || padded.kind !== "tensor") {
    return { kind: "tuple", items: [padded, intTensor(vm, lengths)] };
  }
  const order = [...(unsorted.state.values?.data ?? [])];
  const dim = batchFirst.kind === "bool" && batchFirst.value ? 0 : 1;
  const back = call(vm, indexSelect, { input: padded.state, dim, index: unsorted.state });
  const own = order.map((index) => lengths[index]);
  return { kind: "tuple", items: [back, intTensor(vm, own)] };
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
