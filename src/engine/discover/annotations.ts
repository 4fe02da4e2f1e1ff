/** What the annotations of a `forward` say about its inputs. */

import type * as ast from "../python/ast";

/** Containers and numbers: no tensor fits where one of them is asked for. */
const others = new Set([
  "bool",
  "dict",
  "Dict",
  "float",
  "int",
  "list",
  "List",
  "Mapping",
  "Sequence",
  "set",
  "str",
  "tuple",
  "Tuple",
]);

/**
 * The parameters without a default that take no tensor, each as the beginning of a sentence: `boxes is a List`.
 * `isOtherClass` knows the classes of the document that are none of torch's tensors.
 */
export function withoutTensors(
  parameters: readonly ast.Parameter[],
  isOtherClass: (name: string) => boolean,
): readonly string[] {
  return parameters.flatMap(({ name, annotation, default: fallback }) => {
    const head = annotation && !fallback ? headOf(annotation) : undefined;
    if (head === undefined || !(others.has(head) || isOtherClass(head))) return [];
    return [`${name} is ${/^[aeiou]/i.test(head) ? "an" : "a"} ${head}`];
  });
}

/** `List` of `List[Tensor]`, `Images` of `Optional[data.Images]`; nothing for what may be one of several. */
function headOf(annotation: ast.Expression): string | undefined {
  switch (annotation.kind) {
    case "Name":
      return annotation.id;
    case "Attribute":
      return annotation.attribute;
    case "Subscript": {
      const head = headOf(annotation.value);
      return head === "Optional" ? headOf(annotation.index) : head;
    }
    default:
      return undefined;
  }
}
