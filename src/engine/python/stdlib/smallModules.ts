/** Modules of a few names each, and those that only speak to the outside. */

import { builtinNames } from "../builtins";
import { builtinClasses, defineClass } from "../classes";
import type { Library, NativeModule } from "../native";
import { bool, int, list, None, str, tuple, type PyValue } from "../values";
import { isKeyword } from "./namedTuple";
import { outsideModule } from "./pythonModule";
import { entries, native, once, textOf, unknowing } from "./support";

const accept = { unknowns: "accept" } as const;

/** Functions that do nothing. */
function silent(...names: readonly string[]) {
  return names.map((name) => native(name, "*args, **kwargs", () => None, accept));
}

function module(
  name: string,
  contents: () => readonly (readonly [string, PyValue])[],
): NativeModule {
  const made = once(contents);
  return outsideModule(name, () => made());
}

const future = module("__future__", () =>
  "nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL generator_stop annotations"
    .split(" ")
    .map((name) => [name, None] as const),
);

const builtins: NativeModule = {
  name: "builtins",
  create: () => builtinNames(),
};

const platform = module("platform", () =>
  entries(
    ...(
      [
        ["system", "Linux"],
        ["machine", "x86_64"],
        ["processor", "x86_64"],
        ["python_version", "3.11.0"],
        ["python_implementation", "CPython"],
        ["python_compiler", "GCC"],
      ] as const
    ).map(([name, text]) => native(name, "", () => str(text))),
    native("python_version_tuple", "", () => tuple(["3", "11", "0"].map(str))),
    native("architecture", "*args", () => tuple([str("64bit"), str("ELF")])),
  ),
);

const gc = module("gc", () =>
  entries(
    native("collect", "generation?", () => int(0)),
    ...silent("enable", "disable", "freeze", "unfreeze", "set_threshold", "set_debug"),
    native("isenabled", "", () => bool(true)),
    native("get_objects", "generation?", () => list([])),
    native("get_count", "", () => tuple([int(0), int(0), int(0)])),
  ),
);

const atexit = module("atexit", () =>
  entries(
    native("register", "func, *args, **kwargs", (_vm, f) => f, accept),
    ...silent("unregister"),
  ),
);

const signal = module("signal", () => [
  ...entries(...silent("signal", "alarm", "pause", "set_wakeup_fd", "raise_signal")),
  ["SIGINT", int(2)],
  ["SIGTERM", int(15)],
  ["SIGKILL", int(9)],
  ["SIGUSR1", int(10)],
  ["SIG_DFL", int(0)],
  ["SIG_IGN", int(1)],
]);

const keyword = module("keyword", () => {
  const words =
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield";
  return [
    ["kwlist", list(words.split(" ").map(str))],
    ["softkwlist", list(["_", "case", "match"].map(str))],
    ...entries(
      native("iskeyword", "s, /", (_vm, s) => bool(s.kind === "str" && isKeyword(s.value))),
    ),
  ];
});

/** The names of characters in HTML that texts use; there are 2,000 more. */
const characterNames = new Map(
  (
    "lt < gt > amp & quot \" apos ' nbsp \u00a0 copy © reg ® trade ™ hellip … mdash — ndash – lsquo ‘ rsquo ’ ldquo “ " +
    "rdquo ” laquo « raquo » times × divide ÷ plusmn ± deg ° euro € pound £ yen ¥ cent ¢ sect § para ¶ middot · bull • " +
    "eacute é egrave è agrave à aacute á ouml ö uuml ü auml ä Ouml Ö Uuml Ü Auml Ä szlig ß ccedil ç ntilde ñ oacute ó"
  )
    .match(/\S+ \S+|\S+ \u00a0/g)
    ?.map((pair): [string, string] => [pair.slice(0, pair.indexOf(" ")), pair.slice(-1)]),
);

/** What `&name;`, `&#65;` and `&#x41;` stand for. */
function characterOf(name: string): string | undefined {
  const number = /^#(?:[xX]([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  const code = number?.[1] ? parseInt(number[1], 16) : Number(number?.[2]);
  return number && code <= 0x10ffff ? String.fromCodePoint(code) : characterNames.get(name);
}

/** What reading `&name;` counts against the budget. */
const stepsPerEntity = 8;

const html = module("html", () =>
  entries(
    native("escape", "s, quote?", (vm, s, quote) => {
      const given = textOf(vm, s, "s");
      vm.charge(given.length >> 2);
      const text = given.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
      const isQuoting = quote?.kind !== "bool" || quote.value;
      const all = isQuoting ? text.replace(/"/g, "&quot;").replace(/'/g, "&#x27;") : text;
      vm.chargeItems(all.length);
      return str(all);
    }),
    native("unescape", "s", (vm, s) => {
      let unread: string | undefined;
      const given = textOf(vm, s, "s");
      // One after the other: with a function, replace() would find them all first.
      let text = "";
      let end = 0;
      for (const { 0: whole, 1: name, index } of given.matchAll(/&(#?\w+);/g)) {
        vm.charge(stepsPerEntity);
        const character = characterOf(name);
        if (character === undefined) unread = whole;
        text += given.slice(end, index) + (character ?? whole);
        end = index + whole.length;
      }
      text += given.slice(end);
      vm.chargeItems(text.length);
      return unread
        ? vm.unknown({ kind: "unsupported", what: `html.unescape("${unread}")` })
        : str(text);
    }),
  ),
);

const unicodedata = module("unicodedata", () =>
  entries(
    native("normalize", "form, unistr, /", (vm, form, text) => {
      const name = textOf(vm, form, "form");
      if (!["NFC", "NFD", "NFKC", "NFKD"].includes(name)) {
        throw vm.raise("ValueError", "invalid normalization form");
      }
      const given = textOf(vm, text, "unistr");
      vm.charge(given.length >> 2);
      const normal = given.normalize(name);
      vm.chargeItems(normal.length);
      return str(normal);
    }),
  ),
);

const errno = module("errno", () => [
  ["ENOENT", int(2)],
  ["EACCES", int(13)],
  ["EEXIST", int(17)],
  ["EINVAL", int(22)],
  ["EPIPE", int(32)],
]);

const shutil = module("shutil", () =>
  entries(
    ...silent(
      "copy",
      "copy2",
      "copyfile",
      "copytree",
      "rmtree",
      "move",
      "copyfileobj",
      "make_archive",
      "unpack_archive",
    ),
    native("which", "cmd, mode?, path?", () => None),
  ),
);

const pickle = module("pickle", () => [
  ["HIGHEST_PROTOCOL", int(5)],
  ["DEFAULT_PROTOCOL", int(4)],
  ...entries(
    ...silent("dump"),
    defineClass({ name: "PickleError", module: "pickle", bases: [builtinClasses.Exception] }),
    defineClass({ name: "PicklingError", module: "pickle", bases: [builtinClasses.Exception] }),
    defineClass({ name: "UnpicklingError", module: "pickle", bases: [builtinClasses.Exception] }),
  ),
]);

const locale = module("locale", () => [
  ...entries(
    ...silent("setlocale"),
    native("getpreferredencoding", "do_setlocale?", () => str("UTF-8")),
  ),
  ["LC_ALL", int(6)],
]);

const urllib: NativeModule = { name: "urllib", create: () => [] };
const xml: NativeModule = { name: "xml", create: () => [] };
const concurrent: NativeModule = { name: "concurrent", create: () => [] };
const packaging: NativeModule = { name: "packaging", create: () => [] };
const distutils: NativeModule = { name: "distutils", create: () => [] };

const distutilsUtil = module("distutils.util", () =>
  entries(
    native("strtobool", "val", (vm, value) => {
      const text = textOf(vm, value, "val").toLowerCase();
      if (["y", "yes", "t", "true", "on", "1"].includes(text)) return int(1);
      if (["n", "no", "f", "false", "off", "0"].includes(text)) return int(0);
      throw vm.raise("ValueError", `invalid truth value '${text}'`);
    }),
  ),
);

const timeit = module("timeit", () =>
  entries(unknowing("default_timer", { kind: "external", name: "the clock" })),
);

const ast = module("ast", () =>
  entries(
    native("literal_eval", "node_or_string", function* (vm, text) {
      const json = yield* vm.importModule("_literal");
      if (json.kind !== "module") return None;
      const evaluate = json.globals.entries.get("literal_eval")?.value;
      return evaluate === undefined ? None : yield { callee: evaluate, args: [text] };
    }),
  ),
);

/** Modules whose every name is outside of what can be read. */
const outside = [
  "bz2",
  "code",
  "codecs",
  "cProfile",
  "ctypes",
  "email",
  "ftplib",
  "getpass",
  "glob",
  "gzip",
  "http",
  "http.client",
  "http.server",
  "imp",
  "linecache",
  "lzma",
  "mimetypes",
  "mmap",
  "multiprocessing",
  "multiprocessing.pool",
  "pdb",
  "posix",
  "profile",
  "pstats",
  "resource",
  "runpy",
  "sched",
  "secrets",
  "select",
  "selectors",
  "shelve",
  "site",
  "smtplib",
  "socket",
  "socketserver",
  "sqlite3",
  "ssl",
  "stat",
  "subprocess",
  "symtable",
  "sysconfig",
  "tarfile",
  "tempfile",
  "termios",
  "token",
  "tokenize",
  "tracemalloc",
  "tty",
  "unittest.mock",
  "urllib.error",
  "urllib.request",
  "webbrowser",
  "xml.etree",
  "xml.etree.ElementTree",
  "xml.dom",
  "zipfile",
  "zoneinfo",
  "copyreg",
  "curses",
  "doctest",
  "fcntl",
  "fileinput",
  "getopt",
  "ipaddress",
  "nturl2path",
  "optparse",
  "pydoc",
  "readline",
  "rlcompleter",
  "marshal",
  "dis",
  "opcode",
  "sre_compile",
  "plistlib",
  "tomllib",
  "crypt",
  "pwd",
  "grp",
  "syslog",
  "trace",
  "tkinter",
].map((name) => outsideModule(name));

export const smallModules: Library = [
  future,
  builtins,
  platform,
  gc,
  atexit,
  signal,
  keyword,
  html,
  unicodedata,
  errno,
  shutil,
  pickle,
  locale,
  urllib,
  xml,
  concurrent,
  packaging,
  distutils,
  distutilsUtil,
  timeit,
  ast,
  ...outside,
];
