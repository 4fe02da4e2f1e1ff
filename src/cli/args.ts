/** The command line's arguments, checked: what is unusable is said in one sentence. */

import {
  columnNames,
  defaultTextOptions,
  rowSettings,
  type Profile,
  type TextOptions,
} from "../engine/summary/options";
import { lintCodes, type LintCode } from "../engine/advise/lintCodes";
import { parseInput, type InputSpec } from "../engine/tensor/inputSpec";

export interface ModelOptions {
  /** `--model`; absent: what discover finds. */
  readonly model?: string;
  /** `--input`; absent: what discover finds; "none": no forward pass. */
  readonly inputs?: readonly InputSpec[] | "none";
  readonly mode?: "same" | "train" | "eval";
  readonly importRoots: readonly string[];
  readonly sitePackages: readonly string[];
}

export type Backend = "auto" | "webasm" | "cpu";

export type CommandLine =
  | {
      readonly command: "summary";
      readonly file: string;
      readonly model: ModelOptions;
      readonly text: TextOptions;
      readonly format: "text" | "json" | "markdown" | "csv";
    }
  | {
      readonly command: "forward";
      readonly file: string;
      readonly model: ModelOptions;
      readonly seed: number;
      readonly weights?: string;
      readonly image?: string;
      readonly backend: Backend;
      readonly format: "text" | "json";
    }
  | {
      readonly command: "check";
      readonly paths: readonly string[];
      /** Codes of the findings that are no errors and are asked for. */
      readonly lints: readonly LintCode[];
      readonly model: ModelOptions;
      readonly format: "text" | "json";
    }
  | {
      readonly command: "models";
      readonly file: string;
      readonly model: ModelOptions;
      readonly format: "text" | "json";
    }
  | { readonly command: "eval"; readonly file: string; readonly model: ModelOptions }
  | { readonly command: "help" | "version" };

/** Arguments that cannot be used; exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** By name: commands in a bundle of their own have their own copy of the class. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === "UsageError";
}

export const usage = `usage:
  layerlens summary FILE [MODEL OPTIONS] [--depth N] [--columns LIST] [--rows LIST] [--col-width N] [--verbose]
                         [--profile torchinfo|torchinfo-1.8.0] [--format text|json|markdown|csv]
  layerlens forward FILE [MODEL OPTIONS] [--seed N] [--weights FILE] [--image FILE] [--backend auto|webasm|cpu]
                         [--format text|json]
  layerlens check   PATH... [--lints LIST] [--format text|json]
  layerlens models  FILE [--format text|json]
  layerlens eval    FILE

MODEL OPTIONS
  --model EXPR           a Python expression in the file's final global scope, for example "VGG(arch)"
  --input SHAPE          once per input: 1x3x224x224, then optionally :dtype and :fill; or none
  --mode same|train|eval
  --import-root DIR      one more folder to import from
  --site-packages DIR    a Python environment's library sources

FILE is a .py file or a notebook (.ipynb).
Lints, all unless LIST names some or none: ${lintCodes.join(", ")}.
`;

type Values = Readonly<Record<string, readonly string[]>>;

/** Options that take no value. */
const flags = new Set(["--verbose", "--help", "--version"]);

const modes = ["same", "train", "eval"] as const;

const modelOptionNames = ["--model", "--input", "--mode", "--import-root", "--site-packages"];

const optionNames: Readonly<Record<string, readonly string[]>> = {
  summary: [
    ...modelOptionNames,
    "--depth",
    "--columns",
    "--rows",
    "--col-width",
    "--verbose",
    "--profile",
    "--format",
  ],
  forward: [...modelOptionNames, "--seed", "--weights", "--image", "--backend", "--format"],
  check: [...modelOptionNames, "--lints", "--format"],
  models: [...modelOptionNames, "--format"],
  eval: [...modelOptionNames],
};

export function parseCommandLine(argv: readonly string[]): CommandLine {
  const [command, ...rest] = argv;
  if (command === undefined || command === "help" || command === "--help")
    return { command: "help" };
  if (command === "--version") return { command: "version" };
  const known = optionNames[command];
  if (!known) throw new UsageError(`'${command}' is no command of layerlens`);
  const { values, positionals } = split(rest, known, command);
  if ("--help" in values) return { command: "help" };
  const model = modelOptions(values);
  switch (command) {
    case "summary":
      return {
        command,
        file: onlyFile(positionals, command),
        model,
        text: textOptions(values),
        format: oneOf(values, "--format", ["text", "json", "markdown", "csv"], "text"),
      };
    case "forward":
      return {
        command,
        file: onlyFile(positionals, command),
        model,
        seed: wholeNumber(values, "--seed", 0) ?? 0,
        weights: last(values, "--weights"),
        image: last(values, "--image"),
        backend: oneOf(values, "--backend", ["auto", "webasm", "cpu"], "auto"),
        format: oneOf(values, "--format", ["text", "json"], "text"),
      };
    case "check":
      if (positionals.length === 0) throw new UsageError("check needs a file or folder");
      return {
        command,
        paths: positionals,
        lints: lintsOf(last(values, "--lints")),
        model,
        format: oneOf(values, "--format", ["text", "json"], "text"),
      };
    case "models":
      return {
        command,
        file: onlyFile(positionals, command),
        model,
        format: oneOf(values, "--format", ["text", "json"], "text"),
      };
    default:
      return { command: "eval", file: onlyFile(positionals, command), model };
  }
}

function split(
  rest: readonly string[],
  known: readonly string[],
  command: string,
): { readonly values: Values; readonly positionals: readonly string[] } {
  const values: Record<string, string[]> = {};
  const positionals: string[] = [];
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i];
    if (!word.startsWith("--")) {
      positionals.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    if (name !== "--help" && !known.includes(name)) {
      throw new UsageError(`${command} has no option ${name}`);
    }
    const given = (values[name] ??= []);
    if (flags.has(name)) continue;
    const value = equals < 0 ? rest.at(++i) : word.slice(equals + 1);
    if (value === undefined) throw new UsageError(`${name} needs a value`);
    given.push(value);
  }
  return { values, positionals };
}

function onlyFile(positionals: readonly string[], command: string): string {
  if (positionals.length !== 1) {
    throw new UsageError(`${command} takes one file, ${positionals.length} were given`);
  }
  return positionals[0];
}

function last(values: Values, name: string): string | undefined {
  return values[name]?.at(-1);
}

function modelOptions(values: Values): ModelOptions {
  const inputs = values["--input"];
  return {
    model: last(values, "--model"),
    inputs: inputs && (inputs.includes("none") ? noInput(inputs) : inputs.map(input)),
    mode: "--mode" in values ? oneOf(values, "--mode", modes, "same") : undefined,
    importRoots: values["--import-root"] ?? [],
    sitePackages: values["--site-packages"] ?? [],
  };
}

function noInput(inputs: readonly string[]): "none" {
  if (inputs.length > 1) throw new UsageError("--input none stands alone");
  return "none";
}

function input(text: string): InputSpec {
  const parsed = parseInput(text);
  if (!parsed.ok) throw new UsageError(`--input: ${parsed.message}`);
  return parsed.input;
}

function textOptions(values: Values): TextOptions {
  const profiles: readonly Profile[] = ["torchinfo", "torchinfo-1.8.0"];
  const columns = last(values, "--columns");
  const rows = last(values, "--rows");
  return {
    profile: oneOf(values, "--profile", profiles, defaultTextOptions.profile),
    depth: wholeNumber(values, "--depth", 0) ?? defaultTextOptions.depth,
    columns: columns === undefined ? undefined : names(columns, columnNames, "--columns"),
    columnWidth: wholeNumber(values, "--col-width", 1) ?? defaultTextOptions.columnWidth,
    rows: rows === undefined ? defaultTextOptions.rows : names(rows, rowSettings, "--rows"),
    isVerbose: "--verbose" in values,
  };
}

/** All, unless a list names some. */
function lintsOf(text: string | undefined): readonly LintCode[] {
  return text === undefined ? lintCodes : names(text, lintCodes, "--lints");
}

function names<T extends string>(
  text: string,
  allowed: readonly T[],
  option: string,
): readonly T[] {
  const words = text.split(",").map((word) => word.trim());
  return words
    .filter((word) => word !== "")
    .map((word) => {
      const found = allowed.find((name) => name === word);
      if (!found) throw new UsageError(`${option}: '${word}' is none of ${allowed.join(", ")}`);
      return found;
    });
}

function oneOf<T extends string>(
  values: Values,
  name: string,
  allowed: readonly T[],
  otherwise: NoInfer<T>,
): T {
  const value = last(values, name);
  if (value === undefined) return otherwise;
  const found = allowed.find((word) => word === value);
  if (!found) throw new UsageError(`${name}: '${value}' is none of ${allowed.join(", ")}`);
  return found;
}

function wholeNumber(values: Values, name: string, least: number): number | undefined {
  const text = last(values, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < least) {
    throw new UsageError(`${name}: '${text}' is no whole number from ${least}`);
  }
  return value;
}
