/** Python's `traceback`: the texts of exceptions. What it prints goes to standard error unless a file is given. */

import { isException } from "../exceptions";
import { entriesOfTraceback } from "../frameObjects";
import { vmOf } from "../imports";
import type { Machine, NativeModule, Steps } from "../native";
import { entryLines, lastLines, tracebackLines } from "../traceback";
import { None, list, str, type PyDict, type PyValue } from "../values";
import { callMethod, entries, native, once, unknowing } from "./support";

const functions = once(() =>
  entries(
    native("format_exc", "limit?, chain?", function* (vm) {
      return str((yield* handledLines(vm)).join(""));
    }),
    native("print_exc", "limit?, file?, chain?", function* (vm, _limit, file) {
      return yield* print(vm, yield* handledLines(vm), file);
    }),
    native("format_exception", "exc, /, value?, tb?, **options", function* (vm, exc, value) {
      return list((yield* linesOf(vm, value ?? exc)).map(str));
    }),
    native("print_exception", "exc, /, value?, tb?, **options", function* (vm, exc, value, _tb, o) {
      return yield* print(vm, yield* linesOf(vm, value ?? exc), option(o, "file"));
    }),
    native("format_exception_only", "exc, /, value?", function* (vm, exc, value) {
      const exception = value ?? exc;
      return list(isException(exception) ? (yield* lastLines(vm, exception)).map(str) : []);
    }),
    native("format_tb", "tb, limit?", (vm, tb) => list(callLines(vm, tb).map(str))),
    native("print_tb", "tb, limit?, file?", function* (vm, tb, _limit, file) {
      const head = "Traceback (most recent call last):\n";
      return yield* print(vm, [head, ...callLines(vm, tb)], file);
    }),
    native("print_stack", "f?, limit?, file?", () => None),
    native("print_last", "limit?, file?, chain?", () => None),
    native("clear_frames", "tb", () => None),
    unknowing("format_stack", { kind: "unsupported", what: "traceback.format_stack" }),
    unknowing("extract_stack", { kind: "unsupported", what: "traceback.extract_stack" }),
    unknowing("extract_tb", { kind: "unsupported", what: "traceback.extract_tb" }),
    unknowing("walk_tb", { kind: "unsupported", what: "traceback.walk_tb" }),
    unknowing("TracebackException", { kind: "unsupported", what: "TracebackException" }),
  ),
);

export const traceback: NativeModule = { name: "traceback", create: functions };

function* handledLines(vm: Machine): Steps<string[]> {
  const exception = vm.handledException();
  return exception ? yield* linesOf(vm, exception) : ["NoneType: None\n"];
}

function* linesOf(vm: Machine, exception: PyValue): Steps<string[]> {
  const parser = vmOf(vm)?.imports.parser;
  if (!parser || !isException(exception)) return ["NoneType: None\n"];
  return yield* tracebackLines(vm, exception, parser);
}

function callLines(vm: Machine, tb: PyValue): readonly string[] {
  const parser = vmOf(vm)?.imports.parser;
  return parser ? entryLines([...entriesOfTraceback(tb)].reverse(), parser) : [];
}

function option(options: PyDict, name: string): PyValue | undefined {
  for (const { key, value } of options.entries.values()) {
    if (key.kind === "str" && key.value === name) return value;
  }
  return undefined;
}

function* print(vm: Machine, lines: readonly string[], file?: PyValue): Steps<PyValue> {
  if (!file || file.kind === "none") return None;
  for (const line of lines) yield* callMethod(vm, file, "write", [str(line)]);
  return None;
}
