/** What may mend an error: rules by its message. An edit is only a proposal here; the engine tries it. */

import type { Fix } from "../source";
import type { Code, Problem, RuleRow } from "./problem";
import { constructionRules } from "./rules/construction";
import { nameRules } from "./rules/names";
import { shapeRules } from "./rules/shapes";
import { sizeRules } from "./rules/sizes";
import { valueRules } from "./rules/values";

/** What changes the shape of data comes before what changes a layer to fit it. */
const rules: readonly RuleRow[] = [
  ...constructionRules,
  ...shapeRules,
  ...sizeRules,
  ...nameRules,
  ...valueRules,
];

export function proposeFixes(problem: Problem, code: Code): readonly Fix[] {
  return rules.flatMap(([message, rule]) => {
    const match = message.exec(problem.message);
    return match ? rule(problem, code, match) : [];
  });
}
