/** Flags: combinations of members, made when they are first asked for. */

import { builtinClasses, isSubclass, newInstance } from "../classes";
import type { Machine } from "../native";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  type PyClass,
  type PyNative,
  type PyValue,
} from "../values";
import {
  enumInfo,
  isSingleBit,
  memberName,
  memberValue,
  onesFor,
  type EnumInfo,
  setEnumInfo,
} from "./enumMembers";
import { method, plainInt } from "./support";

function bitsOf(value: PyValue): bigint | undefined {
  const whole = plainInt(value) ?? plainInt(memberValue(value));
  return whole === undefined ? undefined : BigInt(whole);
}

/** The member of a flag for any bits, combined ones included; of bits that no member has, the class's boundary decides. */
export function flagMember(vm: Machine, cls: PyClass, info: EnumInfo, bits: bigint): PyValue {
  const known = info.byValue.get(keyOf(bits));
  if (known !== undefined) return known;
  const within = withinBoundary(vm, cls, info, bits);
  if (within === undefined) return int(bits);
  const normal = within < 0n ? info.allBits + 1n + within : within;
  const already = info.byValue.get(keyOf(normal));
  if (already !== undefined) return already;
  const strange = normal & ~info.flagMask;
  if (strange !== 0n && info.boundary !== "keep") {
    const found = `0b${strange.toString(2)}`;
    const text = `${cls.name}(${normal}) -->  unknown values ${strange} [${found}]`;
    throw vm.raise("ValueError", text);
  }
  const names = info.names.filter((name) => {
    const member = info.byName.get(name);
    const own = member && bitsOf(memberValue(member));
    return own !== undefined && own !== 0n && (own & normal) === own;
  });
  const label = strange === 0n ? names : [...names, String(strange)];
  const value = int(normal);
  const isWhole = isSubclass(cls, builtinClasses.int);
  const member: PyValue = isWhole
    ? { kind: "int", value: value.value, of: cls, attributes: new Map() }
    : newInstance(cls, vm.here());
  member.attributes?.set("_value_", value);
  member.attributes?.set("_name_", names.length === 0 ? None : str(label.join("|")));
  member.attributes?.set("__objclass__", cls);
  if (strange === 0n) info.byValue.set(keyOf(normal), member);
  return member;
}

/** The bits as the boundary has them; undefined where a plain number is to be given back. */
function withinBoundary(
  vm: Machine,
  cls: PyClass,
  info: EnumInfo,
  bits: bigint,
): bigint | undefined {
  const isInside = ~info.allBits <= bits && bits <= info.allBits;
  if (isInside && (bits & (info.allBits ^ info.flagMask)) === 0n) return bits;
  switch (info.boundary) {
    case "strict":
      throw vm.raise("ValueError", invalidText(cls, bits, info));
    case "conform":
      return bits & info.flagMask;
    case "eject":
      return undefined;
    case "keep": {
      if (bits >= 0n) return bits;
      const own = 1n << BigInt((-bits).toString(2).length);
      return (own > info.allBits + 1n ? own : info.allBits + 1n) + bits;
    }
  }
}

function keyOf(bits: bigint): number | bigint {
  return int(bits).value;
}

function invalidText(cls: PyClass, bits: bigint, info: EnumInfo): string {
  const size = Math.max(bits.toString(2).length, info.flagMask.toString(2).length);
  const show = (value: bigint) => {
    const sign = value < 0n ? 1n : 0n;
    const digits = (value < 0n ? (1n << BigInt(size)) + value : value)
      .toString(2)
      .padStart(size, "0");
    return `0b${sign} ${digits}`;
  };
  return `<flag '${cls.name}'> invalid value ${bits}\n    given ${show(bits)}\n  allowed ${show(info.flagMask)}`;
}

/** Makes a class of flags of the library's own out of names and bits. */
export function declareFlags(cls: PyClass, rows: Readonly<Record<string, number>>): void {
  const info: EnumInfo = {
    byName: new Map(),
    names: [],
    byValue: new Map(),
    dataType: builtinClasses.int,
    isFlag: true,
    boundary: "keep",
    flagMask: 0n,
    allBits: 0n,
  };
  setEnumInfo(cls, info);
  for (const [name, value] of Object.entries(rows)) {
    const attributes = new Map<string, PyValue>();
    attributes.set("_value_", int(value)).set("_name_", str(name));
    const member: PyValue = { kind: "int", value, of: cls, attributes };
    info.byName.set(name, member);
    info.byValue.set(value, member);
    info.names.push(name);
    info.flagMask |= BigInt(value);
    info.allBits = onesFor(info.flagMask);
    cls.attributes.set(name, member);
  }
}

function flagClass(vm: Machine, self: PyValue): { cls: PyClass; info: EnumInfo } | undefined {
  const cls = vm.classOf(self);
  const info = enumInfo(cls);
  return info && { cls, info };
}

function combining(name: string, combine: (a: bigint, b: bigint) => bigint): PyNative {
  return method("Flag", name, "self, other, /", (vm, self, other) => {
    const of = flagClass(vm, self);
    const [a, b] = [bitsOf(self), bitsOf(other)];
    const isOwn = of !== undefined && (vm.classOf(other) === of.cls || other.kind === "int");
    const isAllowed =
      isOwn && (vm.classOf(other) === of.cls || of.info.dataType === builtinClasses.int);
    if (!isAllowed || a === undefined || b === undefined) return NotImplemented;
    return flagMember(vm, of.cls, of.info, combine(a, b));
  });
}

/** The members that a flag is made of, in the order of their definition. */
export function partsOf(vm: Machine, self: PyValue): readonly PyValue[] {
  const of = flagClass(vm, self);
  const bits = bitsOf(self) ?? 0n;
  if (of === undefined) return [];
  return of.info.names.flatMap((name) => {
    const member = of.info.byName.get(name);
    const own = member && bitsOf(member);
    return member && own !== undefined && isSingleBit(own) && (own & bits) === own ? [member] : [];
  });
}

export function flagMethods(): readonly PyNative[] {
  const or = (a: bigint, b: bigint) => a | b;
  const and = (a: bigint, b: bigint) => a & b;
  const xor = (a: bigint, b: bigint) => a ^ b;
  return [
    combining("__or__", or),
    combining("__ror__", or),
    combining("__and__", and),
    combining("__rand__", and),
    combining("__xor__", xor),
    combining("__rxor__", xor),
    method("Flag", "__invert__", "self, /", (vm, self) => {
      const of = flagClass(vm, self);
      if (of === undefined) return NotImplemented;
      const bits = bitsOf(self) ?? 0n;
      const isKept = of.info.boundary === "keep";
      return flagMember(vm, of.cls, of.info, isKept ? ~bits : of.info.flagMask ^ bits);
    }),
    method("Flag", "__contains__", "self, other, /", (vm, self, other) => {
      const [a, b] = [bitsOf(self), bitsOf(other)];
      if (vm.classOf(self) !== vm.classOf(other) || a === undefined || b === undefined) {
        const [mine, theirs] = [vm.classOf(self).qualifiedName, vm.classOf(other).qualifiedName];
        const message = `unsupported operand type(s) for 'in': '${theirs}' and '${mine}'`;
        throw vm.raise("TypeError", message);
      }
      return bool((a & b) === b);
    }),
    method("Flag", "__bool__", "self, /", (_vm, self) => bool(bitsOf(self) !== 0n)),
    method("Flag", "__len__", "self, /", (vm, self) => int(partsOf(vm, self).length)),
    method("Flag", "__iter__", "self, /", (vm, self) => {
      const parts = partsOf(vm, self);
      let at = 0;
      return {
        kind: "iterator",
        name: "generator",
        next: () => (at < parts.length ? parts[at++] : undefined),
      };
    }),
    method("Flag", "__repr__", "self, /", (vm, self) => {
      const name = memberName(self);
      const cls = vm.classOf(self).name;
      const bits = bitsOf(self) ?? 0n;
      return str(name === undefined ? `<${cls}: ${bits}>` : `<${cls}.${name}: ${bits}>`);
    }),
    method("Flag", "__str__", "self, /", (vm, self) => {
      const name = memberName(self);
      const cls = vm.classOf(self).name;
      return str(name === undefined ? `${cls}(${bitsOf(self) ?? 0n})` : `${cls}.${name}`);
    }),
  ];
}
