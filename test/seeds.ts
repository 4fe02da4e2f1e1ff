/** Results of real PyTorch and torchinfo for a student's notebook, where they lie beside the project. */

import * as fs from "node:fs";
import * as path from "node:path";
import * as zlib from "node:zlib";

const folder = path.join(import.meta.dirname, "../../shared/goldens/seeds");

export const hasSeeds = fs.existsSync(path.join(folder, "manifest.json"));

export interface SeedCase {
  readonly name: string;
  readonly file: string;
  readonly build: string;
  readonly inputs: readonly { readonly shape: readonly number[] }[] | null;
}

export interface SeedText {
  readonly torchinfo: "head" | "1.8.0";
  readonly depth?: number;
  readonly col_names?: readonly string[];
  readonly col_width?: number;
  readonly row_settings?: readonly string[];
  readonly verbose?: number;
  readonly text: string;
}

export interface SeedSummary {
  readonly texts: readonly SeedText[];
  readonly totals: Readonly<Record<string, number>>;
}

export interface SeedError {
  readonly name: string;
  readonly file: string;
  readonly build: string;
  readonly inputs: readonly (readonly number[])[];
  readonly stage: "build" | "forward" | "none";
  readonly error?: {
    readonly type: string;
    readonly message: string;
    readonly frame: { readonly line: number };
  };
}

export function seedPath(name: string): string {
  return path.join(folder, name);
}

export function seedCases(): readonly SeedCase[] {
  return hasSeeds ? readJson<{ cases: readonly SeedCase[] }>("manifest.json").cases : [];
}

export function seedErrors(): readonly SeedError[] {
  return hasSeeds ? readJson<{ cases: readonly SeedError[] }>("errors.json").cases : [];
}

export function seedSummary(name: string): SeedSummary {
  const packed = fs.readFileSync(seedPath(`golden/${name}.summary.json.gz`));
  return JSON.parse(zlib.gunzipSync(packed).toString("utf8")) as SeedSummary;
}

function readJson<T>(name: string): T {
  return JSON.parse(fs.readFileSync(seedPath(name), "utf8")) as T;
}
