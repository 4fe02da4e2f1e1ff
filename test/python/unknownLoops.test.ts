/** A loop over something unknown: what it would have bound or filled is unknown, everything else stays as it is. */

import { expect, test } from "vitest";
import { runPython } from "./run";

test("names and containers that the body touches", async () => {
  const { stdout, stderr } = await runPython(`
import nowhere

class Holder:
    pass

def fill(held, kept):
    items, table, seen, other = [], {}, set(), [1]
    for i in nowhere.items:
        last = i
        items.append(i)
        table[i] = 2
        seen.add(i)
        held.list.extend([i])
        print(other)
    return items, table, seen, other, held.list, held.same

held = Holder()
held.list, held.same = [1], [2]
results = fill(held, [])
for result in results:
    print(result)
print(len(results[3]))

total = [0]
for n in range(nowhere.n):
    total[0] += n
print(total)
`);
  expect(stderr).toBe("");
  expect(stdout).toBe(`<unknown: a list filled in a loop>
<unknown: a dict filled in a loop>
<unknown: a set filled in a loop>
[1]
<unknown: a list filled in a loop>
[2]
1
<unknown: a list filled in a loop>
`);
});
