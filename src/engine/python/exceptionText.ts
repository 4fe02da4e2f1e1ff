/** `str()` of exceptions whose class has no `__str__` of the user's: what CPython makes of their arguments. */

import { lookupClass } from "./attributes";
import { builtinClasses, isSubclass } from "./classes";
import { exceptionState } from "./exceptions";
import { finish } from "./nativeFunction";
import type { Machine, Steps } from "./native";
import { callText, reprOf, strOf } from "./reprText";
import { codePoints, escapeCode } from "./strings";
import type { PyInstance, PyValue } from "./values";

export function exceptionText(vm: Machine, exception: PyInstance): string | Steps<string> {
  const cls = exception.of;
  const own = lookupClass(cls, "__str__");
  if (own?.kind === "native" && own.qualifiedName !== "BaseException.__str__") {
    return callText(vm, own, exception, "__str__");
  }
  const { args } = exceptionState(exception);
  const [first] = args.items;
  if (!first) return "";
  if (isSubclass(cls, builtinClasses.BaseExceptionGroup)) return groupText(vm, args.items);
  if (args.items.length > 1) {
    if (isSubclass(cls, builtinClasses.SyntaxError)) return syntaxErrorText(vm, args.items);
    if (isSubclass(cls, builtinClasses.OSError)) return osErrorText(vm, args.items);
    if (!isSubclass(cls, builtinClasses.UnicodeError)) return reprOf(vm, args);
    return unicodeErrorText(exception) ?? reprOf(vm, args);
  }
  return isSubclass(cls, builtinClasses.KeyError) ? reprOf(vm, first) : strOf(vm, first);
}

/** `invalid syntax (main.py, line 1)` */
function* syntaxErrorText(vm: Machine, args: readonly PyValue[]): Steps<string> {
  const [message, where] = args;
  const text = yield* finish(strOf(vm, message));
  const [file, line] = where.kind === "tuple" ? where.items : [];
  const places = [
    ...(file?.kind === "str" ? [file.value.slice(file.value.lastIndexOf("/") + 1)] : []),
    ...(line?.kind === "int" ? [`line ${line.value}`] : []),
  ];
  return places.length === 0 ? text : `${text} (${places.join(", ")})`;
}

/** `[Errno 2] No such file: 'name'` */
function* osErrorText(vm: Machine, args: readonly PyValue[]): Steps<string> {
  const [errno, text, file] = args;
  const start = `[Errno ${yield* finish(strOf(vm, errno))}] ${yield* finish(strOf(vm, text))}`;
  return file ? `${start}: ${yield* finish(reprOf(vm, file))}` : start;
}

/** `message (2 sub-exceptions)` */
function* groupText(vm: Machine, args: readonly PyValue[]): Steps<string> {
  const [message, members] = args;
  const count = members?.kind === "list" || members?.kind === "tuple" ? members.items.length : 0;
  const s = count === 1 ? "" : "s";
  return `${yield* finish(strOf(vm, message))} (${count} sub-exception${s})`;
}

/** `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte` */
export function unicodeErrorText(exception: PyInstance): string | undefined {
  const { items } = exceptionState(exception).args;
  const [encoding, object, start, end, reason] = items;
  if (items.length !== 5 || encoding.kind !== "str" || reason.kind !== "str") return undefined;
  if (start.kind !== "int" || end.kind !== "int") return undefined;
  const [from, to] = [Number(start.value), Number(end.value)];
  const isOne = to - from === 1;
  const where = `in position ${isOne ? from : `${from}-${to - 1}`}: ${reason.value}`;
  const codec = `'${encoding.value}' codec`;
  if (object.kind === "bytes") {
    const byte = (object.data.at(from) ?? 0).toString(16).padStart(2, "0");
    return `${codec} can't decode ${isOne ? `byte 0x${byte}` : "bytes"} ${where}`;
  }
  if (object.kind !== "str") return undefined;
  const code = codePoints(object.value).at(from)?.codePointAt(0) ?? 0;
  const shown = isOne ? `character '${escapeCode(code)}'` : "characters";
  return `${codec} can't encode ${shown} ${where}`;
}
