/** The models of Python's standard library, for the machine's library. */

import type { Library } from "../native";
import { abc } from "./abstract";
import { collections } from "./collections";
import { collectionsAbc } from "./collectionsAbc";
import { copy } from "./copy";
import { dataclasses } from "./dataclasses";
import { enumModule } from "./enum";
import { functools } from "./functools";
import { itertools } from "./itertools";
import { math } from "./math";
import { operator } from "./operator";
import { random } from "./random";
import { re } from "./re";
import { types } from "./types";
import { typing, typingExtensions } from "./typing";
import { warnings } from "./warnings";

export const standardLibrary: Library = [
  abc,
  collections,
  collectionsAbc,
  copy,
  dataclasses,
  enumModule,
  functools,
  itertools,
  math,
  operator,
  random,
  re,
  types,
  typing,
  typingExtensions,
  warnings,
];
