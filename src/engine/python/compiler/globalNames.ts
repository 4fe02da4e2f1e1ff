/** Which global names a piece of syntax reads, its functions included. */

import type * as ast from "../ast";
import { isGlobalUse, scopeOfStatements, type Scope } from "./scopes";

/** The names that a statement of a module looks up in the module, when it runs or when a function in it is called. */
export function globalNames(statement: ast.Statement): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Scope[] = [scopeOfStatements([statement])];
  for (let scope = open.pop(); scope !== undefined; scope = open.pop()) {
    for (const name of scope.uses) if (isGlobalUse(scope, name)) found.add(name);
    open.push(...scope.inner.values());
  }
  return found;
}
