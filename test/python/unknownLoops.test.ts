/** Loops over something unknown and branches on it: what they would have bound or filled is unknown, everything else stays as it is. */

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

test("what a branch would have made that an unknown condition leaves out", async () => {
  const { stdout, stderr } = await runPython(`
import nowhere

class Holder:
    pass

def choose(held):
    loss, kept, outs = None, 1, []
    if nowhere.a:
        loss, kept, extra = 2, 2, 3
        outs.append(1)
        held.made, held.none, held.kept = 1, 2, 3
    print(loss, kept, outs, extra, held.made, held.none, held.kept)
    if nowhere.a:
        other = 1
    else:
        other, more = 2, 3
    print(other, more)
    if nowhere.a:
        other = None
    else:
        other = 2
    return other

held = Holder()
held.none, held.kept = None, 0
print(choose(held), hasattr(held, "made"), hasattr(held, "kept"), hasattr(held, "absent"))
if nowhere.a:
    name = 1
print(name)
`);
  const supposed = "<unknown: made where a condition is unknown>";
  expect(stderr).toBe("");
  expect(stdout).toBe(`${supposed} 1 ${supposed} ${supposed} ${supposed} ${supposed} 0
1 ${supposed}
2 ${supposed} True False
${supposed}
`);
});

test("a generator that goes over something unknown may have items that nobody knows", async () => {
  const { stdout, stderr } = await runPython(`
import nowhere

def each(items):
    for item in items:
        yield item

def through(items):
    yield from each(items)

seen = []
for i, x in enumerate([1]):
    sure = x
for x in each(nowhere.items):
    last = x
    seen.append(x)
print(last, seen, sure)
for x in through(nowhere.items):
    other = x
print(other)
for x in each([1, 2]):
    known = x
print(known, list(each([])), next(each(nowhere.items)), list(enumerate(each(nowhere.items))))
try:
    next(each([]))
except StopIteration:
    print("none")
`);
  expect(stderr).toBe("");
  expect(stdout).toBe(`<unknown: loop> <unknown: a list filled in a loop> 1
<unknown: loop>
2 [] <unknown: an item> [(0, <unknown: an item>)]
none
`);
});
