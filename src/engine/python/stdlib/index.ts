/** The standard library as Layerlens has it: every module in TypeScript, or in Python of our own. */

import type { Library } from "../native";
import { abc } from "./abstract";
import { collections } from "./collections";
import { collectionsAbc } from "./collectionsAbc";
import { copy } from "./copy";
import { dataclasses } from "./dataclasses";
import { enumModule } from "./enum";
import { functools } from "./functools";
import { itertools } from "./itertools";
import { json, jsonDecoder, jsonEncoder } from "./json";
import { math } from "./math";
import { operator } from "./operator";
import { os } from "./os";
import { osPath, posixPath } from "./osPath";
import { random } from "./random";
import { re } from "./re";
import { collectionMixins } from "./sources/collectionMixins";
import { collectionWrappers } from "./sources/collectionWrappers";
import { mappingProxy } from "./sources/mappingProxy";
import { sys } from "./sys";
import { time } from "./time";
import { types } from "./types";
import { typing, typingExtensions } from "./typing";
import { warnings } from "./warnings";

export const standardLibrary: Library = [
  abc,
  collections,
  collectionMixins,
  collectionsAbc,
  collectionWrappers,
  copy,
  dataclasses,
  enumModule,
  functools,
  itertools,
  json,
  jsonDecoder,
  jsonEncoder,
  mappingProxy,
  math,
  operator,
  os,
  osPath,
  posixPath,
  random,
  re,
  sys,
  time,
  types,
  typing,
  typingExtensions,
  warnings,
];
