/** What a summary shows: torchinfo's own options, under torchinfo's own names. */

export const columnNames = [
  "input_size",
  "output_size",
  "num_params",
  "params_percent",
  "kernel_size",
  "groups",
  "mult_adds",
  "trainable",
] as const;
export type Column = (typeof columnNames)[number];

export const rowSettings = ["depth", "var_names", "ascii_only", "hide_recursive_layers"] as const;
export type RowSetting = (typeof rowSettings)[number];

/** Which torchinfo: its repository's head, or the release that `pip install torchinfo` gives. */
export type Profile = "torchinfo" | "torchinfo-1.8.0";

export interface TextOptions {
  readonly profile: Profile;
  /** Rows deeper than this are not printed. */
  readonly depth: number;
  /** Absent: torchinfo's default for a summary with or without input. */
  readonly columns?: readonly Column[];
  readonly columnWidth: number;
  readonly rows: readonly RowSetting[];
  /** torchinfo's `verbose=2`: a line for every parameter. */
  readonly isVerbose: boolean;
}

export const defaultTextOptions: TextOptions = {
  profile: "torchinfo",
  depth: 3,
  columnWidth: 25,
  rows: ["depth"],
  isVerbose: false,
};

export function defaultColumns(hasInput: boolean): readonly Column[] {
  return hasInput ? ["output_size", "num_params"] : ["num_params"];
}
