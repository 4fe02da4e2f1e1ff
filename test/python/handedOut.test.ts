/** What something unknown was handed may have changed; what it was not handed has not. */

import { expect, it } from "vitest";
import { runPython } from "./run";

const start = `
from outside import call
class Args:
    pass
kept, rows, args = {"a": 1}, [1], Args()
`;

it.each([
  // A container, an object, what is in one.
  ["call(kept)\nprint(kept['b'], kept['a'])", "<unknown: […]> 1\n"],
  ["call(all=[rows])\nprint(rows[3], rows[-1])", "<unknown: […]> 1\n"],
  ["call(args)\nprint(args.gpu)", "<unknown: .gpu>\n"],
  ["args.rows = rows\ncall(args)\nprint(rows[3])", "<unknown: […]>\n"],
  // What a function writes to, which may be called: a hook.
  ["def hook(x):\n    kept['b'] = x\ncall.register(hook)\nprint(kept['b'])", "<unknown: […]>\n"],
  [
    "def make():\n    seen = {}\n    call(lambda x: seen.update(b=x))\n    return seen\nprint(make()['b'])",
    "<unknown: […]>\n",
  ],
])("may have been changed: %s", async (code, expected) => {
  const { stdout, stderr } = await runPython(start + code);
  expect(stderr).toBe("");
  expect(stdout).toBe(expected);
});

it.each([
  ["call(rows)\nprint(kept['b'])", "KeyError: 'b'"],
  ["kept['b']\ncall(kept)", "KeyError: 'b'"],
  ["def other(x):\n    return rows\ncall(other)\nprint(args.gpu)", "no attribute 'gpu'"],
  ["str(kept)\nprint(kept['b'])", "KeyError: 'b'"],
])("cannot have been changed: %s", async (code, expected) => {
  expect((await runPython(start + code)).stderr).toContain(expected);
});
