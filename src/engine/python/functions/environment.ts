/** Builtin functions that reach outside of the program: output, files, modules, text as code. */

import { findAttribute, getAttribute } from "../attributes";
import { callValue } from "../call";
import { classOf } from "../classes";
import { getString } from "../dict";
import { loadedModules, readProjectText } from "../imports";
import { finish, isSteps, nativeFunction } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { isInteger, integerOf } from "../numbers";
import { strOf } from "../reprText";
import { None, str, type PyNative, type PyTuple, type PyValue, type Reason } from "../values";

export function environmentFunctions(): PyNative[] {
  return [
    nativeFunction("print", "*args, sep?, end?, file?, flush?", print, { unknowns: "accept" }),
    nativeFunction("open", "file, mode?, *rest, **options", (vm, file, mode) =>
      openFile(vm, file, mode),
    ),
    nativeFunction("input", "prompt?, /", (vm) =>
      vm.unknown({ kind: "external", name: "input()" }),
    ),
    nativeFunction("help", "*args", () => None, { unknowns: "accept" }),
    nativeFunction("breakpoint", "*args, **kwargs", () => None, { unknowns: "accept" }),
    leave("exit"),
    leave("quit"),
    unsupported("compile"),
    unsupported("eval"),
    unsupported("exec"),
    nativeFunction("__import__", "name, globals?, locals?, fromlist?, level?", importByName),
  ];
}

/** A text file of the project that is read; any other is unknown. */
function* openFile(vm: Machine, file: PyValue, mode: PyValue | undefined): Steps<PyValue> {
  const asPath =
    file.kind === "instance" ? yield* findAttribute(vm, file, "__fspath__") : undefined;
  const path = asPath ? yield* callValue(asPath, []) : file;
  const name = path.kind === "str" ? path.value : "a file";
  const how = mode?.kind === "str" ? mode.value : mode === undefined ? "r" : "?";
  const text = /^[rtbU]*$/.test(how) ? readProjectText(vm, name) : undefined;
  if (path.kind !== "str" || text === undefined) return vm.unknown({ kind: "external", name });
  const io = yield* vm.importModule("io");
  const isBinary = how.includes("b");
  const content = str(text);
  const given = isBinary
    ? yield* callValue(yield* getAttribute(vm, content, "encode"), [])
    : content;
  return yield* callValue(yield* getAttribute(vm, io, isBinary ? "BytesIO" : "StringIO"), [given]);
}

/** `exit()` and `quit()`. */
function leave(name: string): PyNative {
  return nativeFunction(name, "code?", (vm, code) => {
    throw vm.raiseOf(vm.builtinClass("SystemExit"), code ? [code] : []);
  });
}

function unsupported(name: string): PyNative {
  const reason: Reason = { kind: "unsupported", what: `${name}()` };
  return nativeFunction(name, "*args, **kwargs", (vm) => vm.unknown(reason), {
    unknowns: "accept",
  });
}

function* print(
  vm: Machine,
  args: PyTuple,
  sep: PyValue | undefined,
  end: PyValue | undefined,
  file: PyValue | undefined,
): Steps<PyValue> {
  const between = textOption(vm, "sep", sep, " ");
  const last = textOption(vm, "end", end, "\n");
  const target = file && file.kind !== "none" ? file : replacedOutput(vm);
  const write = target && (yield* writerOf(vm, target));
  if (write) yield* printTo(vm, write, args, between, last);
  else yield* printOut(vm, args, between, last);
  return None;
}

/** What the program has put in place of `sys.stdout`. */
function replacedOutput(vm: Machine): PyValue | undefined {
  const sys = loadedModules(vm).get("sys");
  if (sys?.kind !== "module") return undefined;
  const output = getString(sys.globals, "stdout");
  return output === getString(sys.globals, "__stdout__") ? undefined : output;
}

/** To standard output: what is there already is written before Python code runs, which may print as well. */
function* printOut(vm: Machine, args: PyTuple, between: string, last: string): Steps<void> {
  let line = "";
  for (const [i, arg] of args.items.entries()) {
    vm.charge(10);
    if (i > 0) line += between;
    const text = strOf(vm, arg);
    if (isSteps(text)) {
      vm.write(line);
      line = yield* text;
    } else line += text;
    vm.chargeItems(1);
  }
  line += last;
  vm.chargeItems(line.length);
  vm.write(line);
}

/** To an object with a `write`, which gets every piece by itself. What is written to an unknown is lost. */
function* printTo(
  vm: Machine,
  write: PyValue,
  args: PyTuple,
  between: string,
  last: string,
): Steps<void> {
  const put = function* (text: string): Steps<void> {
    if (write.kind !== "unknown") yield* callValue(write, [str(text)]);
  };
  for (const [i, arg] of args.items.entries()) {
    vm.charge(20);
    if (i > 0) yield* put(between);
    yield* put(yield* finish(strOf(vm, arg)));
  }
  yield* put(last);
}

function* writerOf(vm: Machine, file: PyValue): Steps<PyValue> {
  return file.kind === "unknown" ? file : yield* getAttribute(vm, file, "write");
}

function textOption(vm: Machine, name: string, value: PyValue | undefined, absent: string): string {
  if (!value || value.kind === "none" || value.kind === "unknown") return absent;
  if (value.kind === "str") return value.value;
  const text = `${name} must be None or a string, not ${classOf(value).name}`;
  throw vm.raise("TypeError", text);
}

/** `__import__("a.b")` is the package `a`, unless names are asked of it. */
function* importByName(
  vm: Machine,
  name: PyValue,
  _globals: PyValue | undefined,
  _locals: PyValue | undefined,
  fromlist: PyValue | undefined,
  level: PyValue | undefined,
): Steps<PyValue> {
  if (name.kind !== "str") {
    throw vm.raise("TypeError", `__import__() argument 1 must be str, not ${classOf(name).name}`);
  }
  if (level && isInteger(level) && integerOf(level) != 0) {
    return vm.unknown({ kind: "unsupported", what: "a relative __import__()" });
  }
  const wantsWhole =
    (fromlist?.kind === "tuple" || fromlist?.kind === "list") && fromlist.items.length > 0;
  const found = yield* vm.importModule(name.value);
  if (wantsWhole || !name.value.includes(".")) return found;
  return yield* vm.importModule(name.value.split(".")[0]);
}
