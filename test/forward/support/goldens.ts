/** Forward passes of real PyTorch: parameters, statistics of every layer, outputs. */

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export interface GoldenLeaf {
  readonly path: string;
  readonly class: string;
  readonly shape: readonly number[];
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  readonly l2: number;
  readonly first: readonly number[];
}

export interface GoldenForward {
  readonly name: string;
  readonly file: string;
  readonly build: string;
  readonly protocol: string;
  readonly seed: number;
  readonly inputs: readonly { readonly shape: readonly number[]; readonly fill?: string }[];
  readonly rng_log: readonly (readonly [string, number, number, number, string])[];
  readonly params: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly first: readonly number[];
    readonly sum: number;
    readonly l2: number;
    readonly crc32: number;
  }[];
  readonly leaves: readonly GoldenLeaf[];
  readonly output: readonly { readonly values: readonly number[] }[];
}

export function readGolden(file: string): GoldenForward {
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as GoldenForward;
}
