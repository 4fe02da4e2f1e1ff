/** `enum.verify`: checks that a class statement asks for. */

import type { Machine } from "../native";
import type { PyClass, PyNative } from "../values";
import { enumInfo, isSingleBit, memberName, memberValue, type EnumInfo } from "./enumMembers";
import { native, plainInt } from "./support";

export const verify: PyNative = native("verify", "*checks", (_vm, checks) =>
  native("verify", "enumeration", (vm, cls) => {
    const info = cls.kind === "class" ? enumInfo(cls) : undefined;
    if (cls.kind !== "class" || info === undefined) {
      throw vm.raise("TypeError", "the 'verify' decorator only works with Enum and Flag");
    }
    for (const check of checks.items) {
      const name = check.kind === "str" ? check.value : "";
      if (name === "unique") checkUnique(vm, cls, info);
      if (name === "continuous") checkContinuous(vm, cls, info);
      if (name === "named_flags") checkNamed(vm, cls, info);
    }
    return cls;
  }),
);

/** The powers of two that a number is a sum of, the smallest first. */
export function bitsIn(value: number | bigint): readonly bigint[] {
  const digits = BigInt(value) > 0n ? BigInt(value).toString(2) : "";
  return [...digits].reverse().flatMap((digit, at) => (digit === "1" ? [1n << BigInt(at)] : []));
}

function wordFor(info: EnumInfo): "flag" | "enum" {
  return info.isFlag ? "flag" : "enum";
}

function checkUnique(vm: Machine, cls: PyClass, info: EnumInfo): void {
  const aliases = [...info.byName].flatMap(([name, member]) => {
    const own = memberName(member);
    return own !== undefined && own !== name ? [`${name} -> ${own}`] : [];
  });
  if (aliases.length === 0) return;
  const message = `aliases found in <${wordFor(info)} '${cls.name}'>: ${aliases.join(", ")}`;
  throw vm.raise("ValueError", message);
}

function checkContinuous(vm: Machine, cls: PyClass, info: EnumInfo): void {
  const values = memberValues(info);
  if (values.length < 2) return;
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const missing: bigint[] = [];
  // The message is cut at 256 characters: more numbers than that are never read.
  const next = (value: bigint) => (info.isFlag ? value * 2n : value + 1n);
  for (let value = next(low); value < high && missing.length < 256; value = next(value)) {
    if (!values.includes(value)) missing.push(value);
  }
  if (missing.length === 0) return;
  const message = `invalid ${wordFor(info)} '${cls.name}': missing values ${missing.join(", ")}`;
  throw vm.raise("ValueError", message.slice(0, 256));
}

function checkNamed(vm: Machine, cls: PyClass, info: EnumInfo): void {
  const values = memberValues(info);
  const names: string[] = [];
  let lacking = 0n;
  for (const [name, member] of info.byName) {
    if (info.names.includes(name)) continue;
    const missed = bitsIn(plainInt(memberValue(member)) ?? 0).filter((b) => !values.includes(b));
    if (missed.length === 0) continue;
    names.push(name);
    for (const bit of missed) lacking |= bit;
  }
  if (names.length === 0) return;
  const last = names[names.length - 1];
  const alias =
    names.length === 1
      ? `alias ${last} is missing`
      : `aliases ${names.slice(0, -1).join(", ")} and ${last} are missing`;
  const hex = `0x${lacking.toString(16)}`;
  const value = isSingleBit(lacking) ? `value ${hex}` : `combined values of ${hex}`;
  const message = `invalid Flag '${cls.name}': ${alias} ${value} [use enum.show_flag_values(value) for details]`;
  throw vm.raise("ValueError", message);
}

function memberValues(info: EnumInfo): readonly bigint[] {
  return info.names.flatMap((name) => {
    const member = info.byName.get(name);
    const value = member && plainInt(memberValue(member));
    return value === undefined ? [] : [BigInt(value)];
  });
}
