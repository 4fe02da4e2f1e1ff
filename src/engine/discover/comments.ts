/** `# layerlens: Net(3, 10) input=1x3x32x32` comments. */

import type { Comment } from "../python/ast";
import type { Range } from "../source";
import { parseInput, type InputSpec } from "../tensor/inputSpec";

export interface ModelComment {
  readonly at: Range;
  /** Absent: the comment only gives inputs, for the class it stands in or above. */
  readonly model?: string;
  readonly inputs?: readonly InputSpec[];
  /** What could not be read. */
  readonly problem?: string;
}

const opening = /^#\s*layerlens:\s*/;

export function modelComments(comments: readonly Comment[]): readonly ModelComment[] {
  return comments.flatMap((comment) => {
    const match = opening.exec(comment.text);
    return match ? [readComment(comment, comment.text.slice(match[0].length))] : [];
  });
}

function readComment({ at }: Comment, text: string): ModelComment {
  const parts = text.split(/(?:^|\s)input=/);
  const model = parts[0].trim() || undefined;
  const inputs: InputSpec[] = [];
  for (const part of parts.slice(1)) {
    const parsed = parseInput(part.trim());
    if (!parsed.ok) return { at, model, problem: parsed.message };
    inputs.push(parsed.input);
  }
  return { at, model, inputs: inputs.length > 0 ? inputs : undefined };
}
