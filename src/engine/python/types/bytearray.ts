/** What `bytearray` has beyond `bytes`: changing it. */

import { finish } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { int, None, type PyBytes, type PyValue } from "../values";
import { byteOf, fromBinary, binary, isBytes } from "./bytes";
import { typeName } from "./dict";
import { itemsOf } from "./iterators";
import { intSlice, itemIndex, multiplied, plainWhole, sliceRange } from "./sequence";
import { repeatText } from "./str";
import { methodsOf, type Row } from "./table";

const badByte = "byte must be in range(0, 256)";

export function bytearrayRows(): Row[] {
  const method = methodsOf("bytearray", isBytes);
  return [
    ["__hash__", None],
    method("append", "item, /", (vm, self, item) => {
      self.data.push(byteOf(vm, item, badByte));
      return None;
    }),
    method("extend", "iterable, /", function* (vm, self, iterable) {
      for (const item of [...(yield* finish(itemsOf(vm, iterable)))]) {
        self.data.push(byteOf(vm, item, badByte));
      }
      return None;
    }),
    method("pop", "index?, /", (vm, self, index) => {
      if (self.data.length === 0) throw vm.raise("IndexError", "pop from empty bytearray");
      const at = itemIndex(vm, "pop index", index ? plainWhole(vm, index) : -1, self.data.length);
      return int(self.data.splice(at, 1)[0]);
    }),
    method("insert", "index, item, /", (vm, self, index, item) => {
      const at = Number(plainWhole(vm, index));
      self.data.splice(
        at < 0 ? Math.max(0, self.data.length + at) : at,
        0,
        byteOf(vm, item, badByte),
      );
      return None;
    }),
    method("remove", "value, /", (vm, self, value) => {
      const at = self.data.indexOf(byteOf(vm, value, badByte));
      if (at < 0) throw vm.raise("ValueError", "value not found in bytearray");
      self.data.splice(at, 1);
      return None;
    }),
    method("__setitem__", "index, value, /", function* (vm, self, index, value) {
      if (index.kind === "slice") return yield* setSlice(vm, self, index, value);
      const at = itemIndex(vm, "bytearray index", plainWhole(vm, index), self.data.length);
      self.data[at] = byteOf(vm, value, badByte);
      return None;
    }),
    method("__delitem__", "index, /", function* (vm, self, index) {
      if (index.kind === "slice") {
        const { start, step, count } = sliceRange(
          vm,
          yield* finish(intSlice(vm, index)),
          self.data.length,
        );
        const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
        const kept = self.data.filter((_, i) => !gone.has(i));
        self.data.splice(0, self.data.length, ...kept);
        return None;
      }
      const at = itemIndex(vm, "bytearray index", plainWhole(vm, index), self.data.length);
      self.data.splice(at, 1);
      return None;
    }),
    method("__imul__", "value, /", (vm, self, value) =>
      multiplied(vm, value, (count) => {
        const { data } = fromBinary("bytearray", repeatText(vm, binary(self), count));
        self.data.splice(0, self.data.length, ...data);
        return self;
      }),
    ),
    method("__iadd__", "value, /", (vm, self, value) => {
      if (!isBytes(value))
        throw vm.raise("TypeError", `can't concat ${typeName(value)} to bytearray`);
      vm.chargeItems(value.data.length);
      for (const byte of [...value.data]) self.data.push(byte);
      return self;
    }),
    method("clear", "", (_vm, self) => {
      self.data.length = 0;
      return None;
    }),
    method("reverse", "", (_vm, self) => {
      self.data.reverse();
      return None;
    }),
    method("copy", "", (_vm, self) => ({ kind: "bytearray", data: [...self.data] })),
  ];
}

function* setSlice(
  vm: Machine,
  self: PyBytes,
  index: PyValue & { kind: "slice" },
  value: PyValue,
): Steps<PyValue> {
  const items = isBytes(value)
    ? [...value.data]
    : (yield* finish(itemsOf(vm, value))).map((item) => byteOf(vm, item, badByte));
  const slice = yield* finish(intSlice(vm, index));
  const { start, step, count } = sliceRange(vm, slice, self.data.length);
  if (step === 1) {
    self.data.splice(start, count, ...items);
    return None;
  }
  if (items.length !== count) {
    const sizes = `bytes of size ${items.length} to extended slice of size ${count}`;
    throw vm.raise("ValueError", `attempt to assign ${sizes}`);
  }
  items.forEach((byte, i) => (self.data[start + i * step] = byte));
  return None;
}
