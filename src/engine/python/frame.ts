/** A call in progress: of compiled Python code, or of TypeScript code that waits for Python. */

import type { Body, Code } from "./code";
import type { Steps } from "./native";
import type { Cell, PyDict, PyGenerator, PyInstance, PyValue } from "./values";

export interface Frame {
  readonly kind: "python";
  readonly code: Code;
  readonly body: Body;
  readonly globals: PyDict;
  readonly locals: (PyValue | undefined)[];
  /** Own cells first, then those of the closure. */
  readonly cells: readonly Cell[];
  /** Where a module's or class's names go; absent in functions. */
  readonly namespace: PyDict | undefined;
  readonly stack: PyValue[];
  /** Height of the operand stack. */
  sp: number;
  /** The instruction to execute next. */
  ip: number;
  /** Handlers that are active, the innermost last. */
  readonly blocks: Block[];
  /** Exceptions that are being handled, the innermost last. */
  readonly handled: PyInstance[];
  /** Who gets the result. */
  back: AnyFrame | undefined;
  returns: Returns;
  /** What the caller gets in place of the result, for `returns: "init"`. */
  made: PyValue | undefined;
  /** The generator or coroutine this frame belongs to. */
  generator: PyGenerator | undefined;
}

export interface NativeFrame {
  readonly kind: "native";
  readonly name: string;
  readonly steps: Steps<PyValue | undefined>;
  back: AnyFrame | undefined;
  readonly returns: Returns;
  readonly made: PyValue | undefined;
  /** The class of exceptions that the call in progress is watched for. */
  catches: string | undefined;
}

export type AnyFrame = Frame | NativeFrame;

/** What becomes of a frame's result in the frame below. */
export type Returns =
  /** Goes on the operand stack. */
  | "push"
  /** Goes on the operand stack, and the instruction that wanted it runs again. */
  | "again"
  /** A pair: both go on the operand stack. */
  | "pair"
  /** Is dropped. */
  | "drop"
  /** Is the next item of a `for`; a missing one ends the loop. */
  | "item"
  /** Of a generator in a `yield from`: an item goes on the operand stack, its result takes the generator's place. */
  | "send"
  /** Must be None: `made` goes on the operand stack. */
  | "init";

/** An active `try` or `with`: where to go with an exception. */
export interface Block {
  readonly kind: "except" | "finally" | "with";
  readonly handler: number;
  /** Height of the operand stack at the handler. */
  readonly sp: number;
  /** Number of exceptions being handled there. */
  readonly handled: number;
  /** True for a `with` whose manager swallows errors: `contextlib.suppress`. */
  readonly suppresses?: boolean;
  /** True where an `except` would take an ImportError. */
  readonly takesImportError: boolean;
}
