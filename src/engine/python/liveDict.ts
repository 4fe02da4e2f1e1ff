/** `obj.__dict__`: a dict that reads and writes an object's attributes. */

import { stringKey } from "./dict";
import {
  None,
  str,
  type Attributes,
  type DictEntry,
  type HashKey,
  type PyClass,
  type PyDict,
  type PyValue,
} from "./values";

const dicts = new WeakMap<Attributes, PyDict>();

export interface LiveDictOptions {
  /** Hides some of the attributes. */
  readonly isShown?: (name: string) => boolean;
  /** The class of a dict through which nothing can be changed. */
  readonly of?: PyClass;
  /** Told of each entry that is looked up. */
  readonly onRead?: (name: string) => void;
}

/** The dict over these attributes, always the same one. */
export function liveDict(attributes: Attributes, options: LiveDictOptions = {}): PyDict {
  const known = dicts.get(attributes);
  if (known) return known;
  const entries = new AttributeEntries(attributes, options);
  const made: PyDict = options.of
    ? { kind: "dict", entries, of: options.of }
    : { kind: "dict", entries };
  dicts.set(attributes, made);
  return made;
}

/** Makes a dict the `__dict__` of something: what are its entries and what are attributes is one from then on. */
export function adoptDict(dict: PyDict): Attributes {
  const { entries } = dict;
  if (entries instanceof AttributeEntries && !entries.isReadOnly) return entries.attributes;
  const attributes: Attributes = new Map();
  const live = new AttributeEntries(attributes, {});
  for (const [key, entry] of entries) live.set(key, entry);
  Object.assign(dict, { entries: live });
  dicts.set(attributes, dict);
  return attributes;
}

/** An entry whose value is the attribute's. */
class AttributeEntry implements DictEntry {
  readonly key: PyValue;
  readonly name: string;
  readonly attributes: Attributes;
  /** What it was when it was looked up: an entry that has been deleted still has its value. */
  readonly before: PyValue;

  constructor(attributes: Attributes, name: string, key: PyValue) {
    this.attributes = attributes;
    this.name = name;
    this.key = key;
    this.before = attributes.get(name) ?? None;
  }

  get value(): PyValue {
    return this.attributes.get(this.name) ?? this.before;
  }

  set value(value: PyValue) {
    this.attributes.set(this.name, value);
  }
}

/** Attributes as the entries of a dict. Keys that are no strings are kept apart, where Python allows them too. */
class AttributeEntries extends Map<HashKey, DictEntry> {
  readonly attributes: Attributes;
  readonly isShown: ((name: string) => boolean) | undefined;
  readonly isReadOnly: boolean;
  readonly onRead: ((name: string) => void) | undefined;

  constructor(attributes: Attributes, options: LiveDictOptions) {
    super();
    this.attributes = attributes;
    this.isShown = options.isShown;
    this.isReadOnly = options.of !== undefined;
    this.onRead = options.onRead;
  }

  override get size(): number {
    if (!this.isShown) return this.attributes.size + super.size;
    let count = super.size;
    for (const name of this.attributes.keys()) if (this.isShown(name)) count++;
    return count;
  }

  override get(key: HashKey): DictEntry | undefined {
    const name = nameOf(key);
    if (name === undefined) return super.get(key);
    if (!this.has(key)) return undefined;
    return this.entryOf(name);
  }

  /** What is written to the entry of a dict that can be changed becomes the attribute. */
  entryOf(name: string): DictEntry {
    this.onRead?.(name);
    if (!this.isReadOnly) return new AttributeEntry(this.attributes, name, str(name));
    return { key: str(name), value: this.attributes.get(name) ?? None };
  }

  override has(key: HashKey): boolean {
    const name = nameOf(key);
    if (name === undefined) return super.has(key);
    return this.attributes.has(name) && (this.isShown?.(name) ?? true);
  }

  override set(key: HashKey, entry: DictEntry): this {
    if (this.isReadOnly) return this;
    const name = nameOf(key);
    if (name === undefined) super.set(key, entry);
    else this.attributes.set(name, entry.value);
    return this;
  }

  override delete(key: HashKey): boolean {
    if (this.isReadOnly) return false;
    const name = nameOf(key);
    return name === undefined ? super.delete(key) : this.attributes.delete(name);
  }

  override clear(): void {
    if (this.isReadOnly) return;
    super.clear();
    this.attributes.clear();
  }

  override *entries(): MapIterator<[HashKey, DictEntry]> {
    for (const name of this.attributes.keys()) {
      if (this.isShown && !this.isShown(name)) continue;
      yield [stringKey(name), this.entryOf(name)];
    }
    yield* super.entries();
  }

  override *keys(): MapIterator<HashKey> {
    for (const [key] of this.entries()) yield key;
  }

  override *values(): MapIterator<DictEntry> {
    for (const [, entry] of this.entries()) yield entry;
  }

  override forEach(
    body: (entry: DictEntry, key: HashKey, map: Map<HashKey, DictEntry>) => void,
  ): void {
    for (const [key, entry] of this.entries()) body(entry, key, this);
  }

  override [Symbol.iterator](): MapIterator<[HashKey, DictEntry]> {
    return this.entries();
  }
}

/** The attribute a key stands for: all keys that are plain strings are names. */
function nameOf(key: HashKey): string | undefined {
  return typeof key === "string" && key.charCodeAt(0) !== 0xdfff ? key : undefined;
}
