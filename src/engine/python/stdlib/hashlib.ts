/** Python's `hashlib`: the usual digests. */

import { defineClass, newInstance } from "../classes";
import type { Machine, NativeModule } from "../native";
import { int, None, str, type PyClass, type PyValue } from "../values";
import { digest } from "./hashes";
import { entries, getter, method, native, once, perRun, typeName } from "./support";

export const hashlib: NativeModule = {
  name: "hashlib",
  create: () => functions(),
  missing: (vm, name) =>
    /^__.*__$/.test(name)
      ? undefined
      : vm.unknown({ kind: "unsupported", what: `hashlib.${name}` }),
};

const sizes: Readonly<Record<string, number>> = {
  md5: 16,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

interface Hash {
  readonly isHash: true;
  readonly algorithm: string;
  readonly data: number[];
}

function hashOf(self: PyValue): Hash | undefined {
  const host = self.kind === "instance" ? self.host : undefined;
  return isHash(host) ? host : undefined;
}

function isHash(host: unknown): host is Hash {
  return typeof host === "object" && host !== null && "isHash" in host;
}

function bytesOf(vm: Machine, value: PyValue): readonly number[] {
  if (value.kind === "bytes" || value.kind === "bytearray") return value.data;
  if (value.kind === "str") {
    throw vm.raise("TypeError", "Strings must be encoded before hashing");
  }
  throw vm.raise("TypeError", `object supporting the buffer API required`);
}

function newHash(vm: Machine, algorithm: string, data: PyValue | undefined): PyValue {
  if (sizes[algorithm] === undefined) {
    return vm.unknown({ kind: "unsupported", what: `the digest ${algorithm}` });
  }
  const made = newInstance(hashClass(vm));
  const bytes = data === undefined ? [] : bytesOf(vm, data);
  vm.chargeItems(bytes.length);
  const host: Hash = { isHash: true, algorithm, data: [...bytes] };
  made.host = host;
  return made;
}

function result(vm: Machine, self: PyValue): number[] {
  const hash = hashOf(self);
  if (hash === undefined) return [];
  vm.charge(1000 + hash.data.length * 4);
  return digest(hash.algorithm, hash.data) ?? [];
}

const hashClass = perRun("hashlib.HASH", (): PyClass =>
  defineClass({
    name: "HASH",
    module: "_hashlib",
    attributes: entries(
      method("HASH", "update", "self, data, /", (vm, self, data) => {
        const bytes = bytesOf(vm, data);
        vm.chargeItems(bytes.length);
        const hash = hashOf(self);
        for (const byte of bytes) hash?.data.push(byte);
        return None;
      }),
      method("HASH", "digest", "self", (vm, self) => ({ kind: "bytes", data: result(vm, self) })),
      method("HASH", "hexdigest", "self", (vm, self) =>
        str(
          result(vm, self)
            .map((byte) => byte.toString(16).padStart(2, "0"))
            .join(""),
        ),
      ),
      method("HASH", "copy", "self", (vm, self) => {
        const hash = hashOf(self);
        return newHash(vm, hash?.algorithm ?? "md5", { kind: "bytes", data: hash?.data ?? [] });
      }),
      getter("HASH", "name", (_vm, self) => str(hashOf(self)?.algorithm ?? "")),
      getter("HASH", "digest_size", (_vm, self) => int(sizes[hashOf(self)?.algorithm ?? ""] ?? 0)),
      getter("HASH", "block_size", (_vm, self) =>
        int(["sha384", "sha512"].includes(hashOf(self)?.algorithm ?? "") ? 128 : 64),
      ),
    ),
  }),
);

const functions = once(() =>
  entries(
    ...Object.keys(sizes).map((name) =>
      native(name, "string?, *, usedforsecurity?", (vm, data) => newHash(vm, name, data)),
    ),
    native("new", "name, data?, *, usedforsecurity?", (vm, name, data) => {
      if (name.kind !== "str") {
        throw vm.raise("TypeError", `name must be a string, not ${typeName(vm, name)}`);
      }
      return newHash(vm, name.value.toLowerCase(), data);
    }),
    ["algorithms_guaranteed", names()],
    ["algorithms_available", names()],
  ),
);

function names(): PyValue {
  return {
    kind: "set",
    entries: new Map(Object.keys(sizes).map((name) => [name, str(name)])),
  };
}
