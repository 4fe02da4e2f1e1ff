/** Why something is not known, in words for the user. */

import type { Reason, Unknown } from "./values";

/** The unknown that another one came from in the end. */
export function rootOf(unknown: Unknown): Unknown {
  let root = unknown;
  while (root.cause) root = root.cause;
  return root;
}

/** Of what is made, or not, depending on an unknown condition. */
export const supposed: Reason = { kind: "derived", what: "made where a condition is unknown" };

/** What is not known, in a few words. */
export function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case "unsupported":
    case "data-dependent":
    case "budget":
    case "derived":
      return reason.what;
    case "external":
    case "argument":
      return reason.name;
    case "raised":
      return reason.message === "" ? reason.type : `${reason.type}: ${reason.message}`;
    case "syntax":
      return reason.message;
  }
}

/** A reason as the part of a sentence behind a colon. */
export function whyText(reason: Reason): string {
  switch (reason.kind) {
    case "unsupported":
      return `Layerlens has no model of ${reason.what}`;
    case "external":
      return `${reason.name} cannot be read`;
    case "data-dependent":
      return `${reason.what} depends on the numbers in a tensor`;
    case "budget":
      return `it takes too much (${reason.what})`;
    case "raised":
      return `${reason.type}: ${reason.message}`;
    case "syntax":
      return reason.message;
    case "argument":
      return `${reason.name} has no value`;
    case "derived":
      return reason.what;
  }
}
