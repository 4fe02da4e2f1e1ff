/** `obj.__dict__`: a dict that reads and writes an object's attributes. */

import { stringKey } from "./dict";
import {
  str,
  type Attributes,
  type DictEntry,
  type HashKey,
  type PyDict,
  type PyValue,
} from "./values";

const dicts = new WeakMap<Attributes, PyDict>();

/** The dict over these attributes, always the same one; `isShown` hides some of them. */
export function liveDict(attributes: Attributes, isShown?: (name: string) => boolean): PyDict {
  const known = dicts.get(attributes);
  if (known) return known;
  const made: PyDict = { kind: "dict", entries: new AttributeEntries(attributes, isShown) };
  dicts.set(attributes, made);
  return made;
}

/** An entry whose value is the attribute's. */
class AttributeEntry implements DictEntry {
  readonly key: PyValue;
  readonly name: string;
  readonly attributes: Attributes;

  constructor(attributes: Attributes, name: string, key: PyValue) {
    this.attributes = attributes;
    this.name = name;
    this.key = key;
  }

  get value(): PyValue {
    return this.attributes.get(this.name) ?? { kind: "none" };
  }

  set value(value: PyValue) {
    this.attributes.set(this.name, value);
  }
}

/** Attributes as the entries of a dict. Keys that are no strings are kept apart, where Python allows them too. */
class AttributeEntries extends Map<HashKey, DictEntry> {
  readonly attributes: Attributes;
  readonly isShown: ((name: string) => boolean) | undefined;

  constructor(attributes: Attributes, isShown: ((name: string) => boolean) | undefined) {
    super();
    this.attributes = attributes;
    this.isShown = isShown;
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
    return new AttributeEntry(this.attributes, name, str(name));
  }

  override has(key: HashKey): boolean {
    const name = nameOf(key);
    if (name === undefined) return super.has(key);
    return this.attributes.has(name) && (this.isShown?.(name) ?? true);
  }

  override set(key: HashKey, entry: DictEntry): this {
    const name = nameOf(key);
    if (name === undefined) super.set(key, entry);
    else this.attributes.set(name, entry.value);
    return this;
  }

  override delete(key: HashKey): boolean {
    const name = nameOf(key);
    return name === undefined ? super.delete(key) : this.attributes.delete(name);
  }

  override clear(): void {
    super.clear();
    this.attributes.clear();
  }

  override *entries(): MapIterator<[HashKey, DictEntry]> {
    for (const name of this.attributes.keys()) {
      if (this.isShown && !this.isShown(name)) continue;
      yield [stringKey(name), new AttributeEntry(this.attributes, name, str(name))];
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
