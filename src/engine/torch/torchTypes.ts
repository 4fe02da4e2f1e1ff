/** `torch.Size`, `torch.dtype`, `torch.device` and the other small value types of torch. */

import { defineClass } from "../python/classes";
import { nativeFunction } from "../python/nativeFunction";
import type { Machine, StateKey } from "../python/native";
import {
  None,
  bool,
  int,
  str,
  type PyClass,
  type PyInstance,
  type PyTuple,
  type PyValue,
} from "../python/values";
import { categoryOf, itemSize, type DType } from "../tensor/dtype";
import { numel, type Shape } from "../tensor/shape";
import { readInts } from "./args";
import { dtypeHost, dtypeNames } from "./dtypes";

export interface TorchTypes {
  readonly size: PyClass;
  readonly dtype: PyClass;
  readonly device: PyClass;
  readonly layout: PyClass;
  readonly memoryFormat: PyClass;
  readonly generator: PyClass;
  readonly dtypes: Readonly<Record<DType, PyInstance>>;
  /** `torch.strided`, `torch.channels_last`, …: constants without meaning here. */
  readonly constants: ReadonlyMap<string, PyValue>;
  readonly cpu: PyInstance;
}

const typesKey: StateKey<TorchTypes> = { name: "torch types", create: makeTypes };

export function torchTypes(vm: Machine): TorchTypes {
  return vm.state(typesKey);
}

/** `torch.Size([1, 2])` */
export function makeSize(vm: Machine, shape: Shape): PyTuple {
  return { kind: "tuple", items: shape.map(int), of: torchTypes(vm).size };
}

export function dtypeValue(vm: Machine, dtype: DType): PyInstance {
  return torchTypes(vm).dtypes[dtype];
}

export function deviceValue(vm: Machine): PyInstance {
  return torchTypes(vm).cpu;
}

function makeTypes(vm: Machine): TorchTypes {
  const dtype = reprClass("dtype");
  const device = makeDeviceClass();
  const layout = reprClass("layout");
  const memoryFormat = reprClass("memory_format");
  const constants = new Map<string, PyValue>();
  for (const name of ["strided", "sparse_coo", "sparse_csr", "jagged"]) {
    constants.set(name, named(layout, `torch.${name}`));
  }
  for (const name of [
    "contiguous_format",
    "channels_last",
    "channels_last_3d",
    "preserve_format",
  ]) {
    constants.set(name, named(memoryFormat, `torch.${name}`));
  }
  const cpu = makeDevice(device, "cpu", undefined);
  return {
    size: makeSizeClass(vm),
    dtype,
    device,
    layout,
    memoryFormat,
    generator: makeGeneratorClass(cpu),
    dtypes: makeDTypes(dtype),
    constants,
    cpu,
  };
}

/** A class whose instances print as the text they were made with. */
function reprClass(name: string): PyClass {
  const text = nativeFunction(
    "__repr__",
    "self, /",
    (_, self) => {
      if (self?.kind !== "instance") return str(name);
      return typeof self.host === "string"
        ? str(self.host)
        : (self.attributes.get("__text__") ?? str(name));
    },
    { isMethod: true },
  );
  return defineClass({ name, module: "torch", attributes: [["__repr__", text]] });
}

function named(cls: PyClass, text: string): PyInstance {
  return { kind: "instance", of: cls, attributes: new Map(), host: text };
}

function makeDTypes(cls: PyClass): Record<DType, PyInstance> {
  const make = (dtype: DType): PyInstance => ({
    kind: "instance",
    of: cls,
    attributes: new Map<string, PyValue>([
      ["__text__", str(`torch.${dtype}`)],
      ["is_floating_point", bool(categoryOf(dtype) === "float")],
      ["is_complex", bool(categoryOf(dtype) === "complex")],
      ["is_signed", bool(dtype !== "uint8" && dtype !== "bool")],
      ["itemsize", int(itemSize[dtype])],
    ]),
    host: dtypeHost(dtype),
  });
  return {
    float16: make("float16"),
    bfloat16: make("bfloat16"),
    float32: make("float32"),
    float64: make("float64"),
    int8: make("int8"),
    uint8: make("uint8"),
    uint16: make("uint16"),
    uint32: make("uint32"),
    uint64: make("uint64"),
    int16: make("int16"),
    int32: make("int32"),
    int64: make("int64"),
    bool: make("bool"),
    complex64: make("complex64"),
    complex128: make("complex128"),
  };
}

/** `torch.float32` and its other names. */
export function dtypeGlobals(vm: Machine): (readonly [string, PyValue])[] {
  return Object.entries(dtypeNames).map(([name, dtype]) => [name, dtypeValue(vm, dtype)] as const);
}

function makeSizeClass(vm: Machine): PyClass {
  const tupleClass = vm.builtinClass("tuple");
  const sizeClass = defineClass({
    name: "Size",
    module: "torch",
    bases: [tupleClass],
    create: (machine, cls, args) => {
      if (args.length === 0) return { kind: "tuple", items: [], of: cls };
      const ints = readInts(machine, args[0]);
      if (typeof ints === "symbol") {
        throw machine.raise("TypeError", "torch.Size() takes an iterable of 'int'");
      }
      if ("kind" in ints) return ints;
      return { kind: "tuple", items: ints.map(int), of: cls };
    },
  });
  const wrap = (items: readonly PyValue[]): PyTuple => ({ kind: "tuple", items, of: sizeClass });
  sizeClass.attributes.set(
    "__repr__",
    nativeFunction(
      "__repr__",
      "self, /",
      (_, self) => {
        const items = self?.kind === "tuple" ? self.items : [];
        const texts = items.map((item) => (item.kind === "int" ? String(item.value) : "?"));
        return str(`torch.Size([${texts.join(", ")}])`);
      },
      { isMethod: true },
    ),
  );
  sizeClass.attributes.set(
    "numel",
    nativeFunction(
      "numel",
      "self, /",
      (_, self) => {
        const items = self?.kind === "tuple" ? self.items : [];
        return int(numel(items.map((item) => (item.kind === "int" ? Number(item.value) : 1))));
      },
      { isMethod: true },
    ),
  );
  sizeClass.attributes.set(
    "__add__",
    nativeFunction(
      "__add__",
      "self, other, /",
      (_, self, other) =>
        self?.kind === "tuple" && other?.kind === "tuple"
          ? wrap([...self.items, ...other.items])
          : { kind: "notimplemented" },
      { isMethod: true },
    ),
  );
  return sizeClass;
}

function makeDevice(cls: PyClass, type: string, index: number | undefined): PyInstance {
  return {
    kind: "instance",
    of: cls,
    attributes: new Map<string, PyValue>([
      ["type", str(type)],
      ["index", index === undefined ? None : int(index)],
    ]),
    host: index === undefined ? type : `${type}:${index}`,
  };
}

/** `device(type='cuda', index=0)`, `cuda:0` as str. Two devices of the same name are equal. */
function makeDeviceClass(): PyClass {
  const hostOf = (value: PyValue | undefined): string | undefined =>
    value?.kind === "instance" && typeof value.host === "string" ? value.host : undefined;
  const device = defineClass({
    name: "device",
    module: "torch",
    create: (vm, cls, args, kwargs) => {
      const given = args.at(0) ?? kwargs.get("type") ?? str("cpu");
      if (given.kind === "unknown") return given;
      if (hostOf(given) !== undefined) return given;
      const indexValue = args.at(1) ?? kwargs.get("index");
      const index = indexValue?.kind === "int" ? Number(indexValue.value) : undefined;
      if (given.kind === "int") return makeDevice(cls, "cuda", Number(given.value));
      if (given.kind !== "str") {
        throw vm.raise("TypeError", "device(): argument 'type' (position 1) must be str");
      }
      const match = /^([a-z_]+)(?::(\d+))?$/.exec(given.value);
      if (!match) throw vm.raise("RuntimeError", `Invalid device string: '${given.value}'`);
      return makeDevice(cls, match[1], match[2] === undefined ? index : Number(match[2]));
    },
  });
  const same = (a: PyValue | undefined, b: PyValue | undefined): boolean =>
    hostOf(a) !== undefined && hostOf(a) === hostOf(b);
  const text = (repr: boolean) =>
    nativeFunction(
      repr ? "__repr__" : "__str__",
      "self, /",
      (_, self) => {
        const host = hostOf(self) ?? "cpu";
        const [type, index] = host.split(":");
        if (!repr) return str(host);
        return str(
          index === undefined ? `device(type='${type}')` : `device(type='${type}', index=${index})`,
        );
      },
      { isMethod: true },
    );
  device.attributes.set("__repr__", text(true));
  device.attributes.set("__str__", text(false));
  device.attributes.set(
    "__eq__",
    nativeFunction("__eq__", "self, other, /", (_, a, b) => bool(same(a, b)), { isMethod: true }),
  );
  device.attributes.set(
    "__hash__",
    nativeFunction("__hash__", "self, /", (_, self) => int((hostOf(self) ?? "").length), {
      isMethod: true,
    }),
  );
  return device;
}

/** `torch.Generator()`: its draws are those of the one generator there is. */
function makeGeneratorClass(cpu: PyInstance): PyClass {
  const self = nativeFunction("manual_seed", "self, seed, /", (_, generator) => generator ?? None, {
    isMethod: true,
  });
  const zero = nativeFunction("initial_seed", "self, /", () => int(0), { isMethod: true });
  return defineClass({
    name: "Generator",
    module: "torch._C",
    create: (_, cls) => ({ kind: "instance", of: cls, attributes: new Map([["device", cpu]]) }),
    attributes: [
      ["manual_seed", self],
      ["seed", zero],
      ["initial_seed", zero],
    ],
  });
}
