/** The standard library as Layerlens has it: every module in TypeScript, or in Python of our own. */

import type { Library } from "../native";
import { abc } from "./abstract";
import { base64, binascii } from "./base64";
import { collections } from "./collections";
import { collectionsAbc } from "./collectionsAbc";
import { copy } from "./copy";
import { dataclasses } from "./dataclasses";
import { enumModule } from "./enum";
import { functools } from "./functools";
import { hashlib } from "./hashlib";
import { importlib, importlibMetadata, importlibUtil, pkgutil } from "./importlib";
import { itertools } from "./itertools";
import { json, jsonDecoder, jsonEncoder } from "./json";
import { math } from "./math";
import { operator } from "./operator";
import { os } from "./os";
import { osPath, posixPath } from "./osPath";
import { random } from "./random";
import { re } from "./re";
import { smallModules } from "./smallModules";
import { argparse } from "./sources/argparse";
import { argparseHelp } from "./sources/argparseHelp";
import { cmath } from "./sources/cmath";
import { asyncio } from "./sources/asyncio";
import { asyncioFutures } from "./sources/asyncioFutures";
import { asyncioPrimitives } from "./sources/asyncioPrimitives";
import { bisect } from "./sources/bisect";
import { array, memoryViews } from "./sources/buffers";
import { calendar } from "./sources/calendar";
import { collectionMixins } from "./sources/collectionMixins";
import { collectionWrappers } from "./sources/collectionWrappers";
import { concurrentFutures } from "./sources/concurrentFutures";
import { configparser } from "./sources/configparser";
import { contextlib } from "./sources/contextlib";
import { contextvars } from "./sources/contextvars";
import { csv } from "./sources/csv";
import { datetime } from "./sources/datetime";
import { datetimeCalendar } from "./sources/datetimeCalendar";
import { datetimeDeltas } from "./sources/datetimeDeltas";
import { datetimeFields } from "./sources/datetimeFields";
import { datetimeText } from "./sources/datetimeText";
import { datetimeTimes } from "./sources/datetimeTimes";
import { datetimeZones } from "./sources/datetimeZones";
import { decimal } from "./sources/decimal";
import { decimalContext } from "./sources/decimalContext";
import { decimalPowers } from "./sources/decimalPowers";
import { decimalText } from "./sources/decimalText";
import { difflib } from "./sources/difflib";
import { distutilsVersion } from "./sources/distutilsVersion";
import { fnmatch } from "./sources/fnmatch";
import { fractions } from "./sources/fractions";
import { graphlib } from "./sources/graphlib";
import { heapq } from "./sources/heapq";
import { reprlib, uuid, zlib } from "./sources/identifiers";
import { inspect } from "./sources/inspect";
import { io } from "./sources/io";
import { literal } from "./sources/literal";
import { logging } from "./sources/logging";
import { loggingParts } from "./sources/loggingParts";
import { mappingProxy } from "./sources/mappingProxy";
import { numbers } from "./sources/numbers";
import { packagingVersion } from "./sources/packagingVersion";
import { pathlib } from "./sources/pathlib";
import { pprint } from "./sources/pprint";
import { queue } from "./sources/queue";
import { shlex } from "./sources/shlex";
import { statistics } from "./sources/statistics";
import { strptime } from "./sources/strptime";
import { string } from "./sources/string";
import { textwrap } from "./sources/textwrap";
import { threading } from "./sources/threading";
import { unittest } from "./sources/unittest";
import { urllibParse } from "./sources/urllibParse";
import { weakref } from "./sources/weakref";
import { struct } from "./struct";
import { sys } from "./sys";
import { time } from "./time";
import { traceback } from "./traceback";
import { types } from "./types";
import { typeAlias } from "./sources/typeAlias";
import { typing, typingExtensions } from "./typing";
import { warnings } from "./sources/warnings";
import { six } from "./thirdParty/six";
import { tqdm } from "./thirdParty/tqdm";
import { yaml } from "./thirdParty/yaml";

export const standardLibrary: Library = [
  abc,
  argparse,
  argparseHelp,
  cmath,
  asyncio,
  asyncioFutures,
  asyncioPrimitives,
  base64,
  binascii,
  array,
  memoryViews,
  bisect,
  calendar,
  collectionMixins,
  collectionWrappers,
  collections,
  collectionsAbc,
  concurrentFutures,
  configparser,
  contextlib,
  contextvars,
  copy,
  csv,
  dataclasses,
  datetime,
  datetimeCalendar,
  datetimeDeltas,
  datetimeFields,
  datetimeText,
  datetimeTimes,
  datetimeZones,
  strptime,
  decimal,
  decimalContext,
  decimalPowers,
  decimalText,
  difflib,
  distutilsVersion,
  enumModule,
  fnmatch,
  fractions,
  graphlib,
  functools,
  hashlib,
  heapq,
  importlib,
  importlibMetadata,
  importlibUtil,
  inspect,
  reprlib,
  uuid,
  zlib,
  io,
  itertools,
  json,
  jsonDecoder,
  jsonEncoder,
  literal,
  logging,
  ...loggingParts,
  mappingProxy,
  math,
  numbers,
  operator,
  os,
  osPath,
  packagingVersion,
  pathlib,
  pkgutil,
  posixPath,
  pprint,
  queue,
  random,
  re,
  shlex,
  ...smallModules,
  statistics,
  string,
  struct,
  sys,
  textwrap,
  threading,
  time,
  traceback,
  typeAlias,
  types,
  typing,
  typingExtensions,
  unittest,
  urllibParse,
  warnings,
  weakref,
];

/** Libraries of others that programs get by without. */
export const thirdPartyLibrary: Library = [...six, ...tqdm, yaml];
