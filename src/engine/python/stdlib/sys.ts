/** Python's `sys`, of a Python 3.11. */

import { builtinClasses, defineClass, newInstance } from "../classes";
import { frameObject, pythonFrame, tracebackOf } from "../frameObjects";
import { modulesDict, vmOf } from "../imports";
import type { Machine, NativeModule } from "../native";
import { digitLimit } from "../numberText";
import {
  bool,
  False,
  float,
  int,
  list,
  None,
  str,
  tuple,
  type PyClass,
  type PyInstance,
  type PyValue,
} from "../values";
import { namedTuple, newNamedTuple } from "./namedTuple";
import { entries, method, native, once, perRun, unknowing } from "./support";

export const sys: NativeModule = {
  name: "sys",
  create: (vm) => [
    ...constants(),
    ...functions(),
    ["modules", modulesDict(vm)],
    ["path", list([])],
    ["argv", list([str("")])],
    ["warnoptions", list([])],
    ["meta_path", list([])],
    ["path_hooks", list([])],
    ["stdout", standardOutput(vm)],
    ["__stdout__", standardOutput(vm)],
    ["stderr", standardError(vm)],
    ["__stderr__", standardError(vm)],
    ["stdin", vm.unknown({ kind: "external", name: "standard input" })],
  ],
};

function record(name: string, fields: Readonly<Record<string, PyValue>>): PyValue {
  const cls = namedTuple(name, "sys", Object.keys(fields));
  return newNamedTuple(cls, Object.values(fields));
}

const constants = once((): readonly (readonly [string, PyValue])[] => [
  ["version", str("3.11.0 (main)")],
  [
    "version_info",
    record("version_info", {
      major: int(3),
      minor: int(11),
      micro: int(0),
      releaselevel: str("final"),
      serial: int(0),
    }),
  ],
  ["hexversion", int(0x030b00f0)],
  ["api_version", int(1013)],
  ["platform", str("linux")],
  ["byteorder", str("little")],
  ["maxsize", int(9223372036854775807n)],
  ["maxunicode", int(1114111)],
  ["executable", str("python")],
  ["prefix", str("/usr")],
  ["base_prefix", str("/usr")],
  ["exec_prefix", str("/usr")],
  ["copyright", str("")],
  ["dont_write_bytecode", False],
  ["flags", flags()],
  ["implementation", implementation()],
  [
    "float_info",
    record("float_info", {
      max: float(Number.MAX_VALUE),
      max_exp: int(1024),
      max_10_exp: int(308),
      min: float(2.2250738585072014e-308),
      min_exp: int(-1021),
      min_10_exp: int(-307),
      dig: int(15),
      mant_dig: int(53),
      epsilon: float(Number.EPSILON),
      radix: int(2),
      rounds: int(1),
    }),
  ],
  [
    "int_info",
    record("int_info", {
      bits_per_digit: int(30),
      sizeof_digit: int(4),
      default_max_str_digits: int(4300),
      str_digits_check_threshold: int(640),
    }),
  ],
  [
    "hash_info",
    record("hash_info", {
      width: int(64),
      modulus: int(2305843009213693951n),
      inf: int(314159),
      nan: int(0),
      imag: int(1000003),
      algorithm: str("siphash13"),
      hash_bits: int(64),
      seed_bits: int(128),
      cutoff: int(0),
    }),
  ],
  ["builtin_module_names", tuple([])],
  ["stdlib_module_names", { kind: "frozenset", entries: new Map() }],
]);

function flags(): PyValue {
  const names =
    "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose " +
    "bytes_warning quiet hash_randomization isolated dev_mode utf8_mode";
  const fields = names.split(" ").map((name) => [name, int(0)] as const);
  return record("flags", Object.fromEntries(fields));
}

function implementation(): PyValue {
  const cls = defineClass({ name: "SimpleNamespace", module: "types" });
  const made = newInstance(cls);
  made.attributes.set("name", str("cpython"));
  made.attributes.set("cache_tag", str("cpython-311"));
  return made;
}

const functions = once(() =>
  entries(
    native("exit", "status?, /", (vm, status) => {
      throw vm.raiseOf(builtinClasses.SystemExit, status === undefined ? [] : [status]);
    }),
    unknowing("getsizeof", { kind: "unsupported", what: "sys.getsizeof" }),
    native("getrecursionlimit", "", () => int(1000)),
    native("setrecursionlimit", "limit, /", () => None),
    native("getdefaultencoding", "", () => str("utf-8")),
    native("getfilesystemencoding", "", () => str("utf-8")),
    native("getrefcount", "object, /", () => int(2)),
    native("intern", "string, /", (_vm, text) => text),
    native("is_finalizing", "", () => False),
    native("getswitchinterval", "", () => float(0.005)),
    native("setswitchinterval", "interval, /", () => None),
    native("settrace", "function, /", () => None),
    native("setprofile", "function, /", () => None),
    native("gettrace", "", () => None),
    native("call_tracing", "func, args, /", (_vm, f) => f),
    native("displayhook", "object, /", () => None),
    native("excepthook", "exctype, value, traceback, /", () => None),
    native("get_int_max_str_digits", "", (vm) => int(vm.state(digitLimit).digits)),
    native("set_int_max_str_digits", "maxdigits", (vm, maxdigits) => {
      const digits = maxdigits?.kind === "int" ? Number(maxdigits.value) : 0;
      if (digits !== 0 && digits < 640) {
        throw vm.raise("ValueError", "maxdigits must be 0 or larger than 640");
      }
      vm.state(digitLimit).digits = digits;
      return None;
    }),
    native("_getframe", "depth?, /", (vm, depth = int(0)) => {
      const levels = depth.kind === "int" ? Number(depth.value) : 0;
      const frame = pythonFrame(vmOf(vm)?.frame, Math.max(0, levels));
      if (!frame) throw vm.raise("ValueError", "call stack is not deep enough");
      return frameObject(frame);
    }),
    native("exc_info", "", (vm) => {
      const exception = vm.handledException();
      if (!exception) return tuple([None, None, None]);
      return tuple([exception.of, exception, tracebackOf(exception)]);
    }),
    native("exception", "", (vm) => vm.handledException() ?? None),
    native("flush", "", () => None),
  ),
);

function streamClass(write: (vm: Machine, text: string) => void): PyClass {
  return defineClass({
    name: "TextIOWrapper",
    module: "_io",
    attributes: entries(
      method("TextIOWrapper", "write", "self, text, /", (vm, _self, text) => {
        if (text.kind !== "str") {
          const type = vm.classOf(text).name;
          throw vm.raise("TypeError", `write() argument must be str, not ${type}`);
        }
        write(vm, text.value);
        return int([...text.value].length);
      }),
      method("TextIOWrapper", "writelines", "self, lines, /", (vm, _self, lines) => {
        for (const line of lines.kind === "list" || lines.kind === "tuple" ? lines.items : []) {
          if (line.kind === "str") write(vm, line.value);
        }
        return None;
      }),
      method("TextIOWrapper", "flush", "self, /", () => None),
      method("TextIOWrapper", "close", "self, /", () => None),
      method("TextIOWrapper", "isatty", "self, /", () => False),
      method("TextIOWrapper", "writable", "self, /", () => bool(true)),
      method("TextIOWrapper", "readable", "self, /", () => False),
      method("TextIOWrapper", "fileno", "self, /", () => int(1)),
      method("TextIOWrapper", "reconfigure", "self, /, **options", () => None),
      ["encoding", str("utf-8")],
      ["errors", str("strict")],
      ["closed", False],
    ),
  });
}

export const standardOutput = perRun("sys.stdout", (): PyInstance => {
  const stream = newInstance(streamClass((vm, text) => vm.write(text)));
  stream.attributes.set("name", str("<stdout>"));
  return stream;
});

export const standardError = perRun("sys.stderr", (): PyInstance => {
  const stream = newInstance(streamClass(() => {}));
  stream.attributes.set("name", str("<stderr>"));
  return stream;
});
