/** A summary of one trace: rows, totals and torchinfo's text. */

import type { Trace } from "../trace/trace";
import type { Profile, TextOptions } from "./options";
import { summaryRows, type Row } from "./rows";
import { summaryText } from "./text";
import { totalsOf, type Totals } from "./totals";

export interface Summary {
  readonly rows: readonly Row[];
  readonly totals: Totals;
  readonly text: string;
}

export function summarize(trace: Trace, options: TextOptions): Summary {
  const { rows, totals } = figures(trace, options.profile);
  const hasInput = trace.calls.length > 0;
  return { rows, totals, text: summaryText(rows, totals, hasInput, options) };
}

export function figures(
  trace: Trace,
  profile: Profile,
): { readonly rows: readonly Row[]; readonly totals: Totals } {
  const rows = summaryRows(trace, profile);
  return { rows, totals: totalsOf(trace, rows, profile) };
}
