/** The steps from the protocol's graph to the picture: containers, repeats, what is visible, reduction, search. */

import { describe, expect, test } from "vitest";
import type { GraphEdgeView, GraphNodeView } from "../../src/protocol";
import { mergeEdges, pointNode, type FlowGraph } from "../../src/webview/graph/flow";
import { pathOf } from "../../src/webview/graph/lines";
import { modelOf } from "../../src/webview/graph/model";
import { allContainers, initiallyOpen } from "../../src/webview/graph/opening";
import { batchOf, prepare } from "../../src/webview/graph/prepare";
import { reduce, type Series } from "../../src/webview/graph/reduce";
import { search } from "../../src/webview/graph/search";
import { shareInputs } from "../../src/webview/graph/sharedInputs";
import { countCards, visibleLevels, type Level } from "../../src/webview/graph/visible";
import { fixtures } from "../webview/fixtures";

function node(id: string, parent?: string, more: Partial<GraphNodeView> = {}): GraphNodeView {
  return {
    id,
    parent,
    category: "other",
    label: id.replace(/\d+$/, ""),
    name: id,
    path: id,
    detail: "",
    inputShapes: [],
    params: 0,
    multAdds: 0,
    macs: 0,
    hasError: false,
    ...more,
  };
}
function graph(nodes: readonly GraphNodeView[], edges: string) {
  return {
    nodes,
    edges: edges
      .split(" ")
      .filter(Boolean)
      .map((text, i): GraphEdgeView => {
        const [from, to] = text.split(">");
        return { id: `e${i}`, from, to };
      }),
  };
}
function flow(count: number, edges: string): FlowGraph {
  const pairs = edges.split(" ").map((text) => text.split(">").map(Number));
  return {
    nodes: Array.from({ length: count }, () => pointNode("item")),
    edges: pairs.map(([from, to]) => ({ from, to, sources: [String(from)] })),
  };
}
/** `0 [1 2 | 3 | -] 4`: branches in brackets, a line that passes by as a dash. */
function written(series: Series): string {
  return series
    .map((part) => {
      if (part.kind === "node") return String(part.node);
      return `[${part.branches.map((branch) => written(branch) || "-").join(" | ")}]`;
    })
    .join(" ");
}
const reduced = (count: number, edges: string) => reduce(flow(count, edges)).series.map(written);

describe("containers", () => {
  test("the module itself is no container of the picture", () => {
    const nodes = [
      node("net", undefined, { category: "container" }),
      node("a", "net"),
      node("in", undefined, { category: "input" }),
    ];
    const model = modelOf(graph(nodes, "in>a"));
    expect(model.roots).toEqual(["a", "in"]);
    expect(model.whole?.id).toBe("net");
  });

  test("parents that are missing or in a circle are dropped", () => {
    const model = modelOf(graph([node("a", "b"), node("b", "a"), node("c", "gone")], ""));
    expect([...model.roots].sort()).toEqual(["a", "b", "c"]);
  });

  test("edges to nobody and to oneself are dropped", () => {
    expect(modelOf(graph([node("a"), node("b")], "a>b a>gone b>b")).edges).toHaveLength(1);
  });

  test("keys stay when nodes are renumbered", () => {
    const before = modelOf(graph([node("x", undefined, { path: "p", label: "l" })], ""));
    const after = modelOf(graph([node("y", undefined, { path: "p", label: "l" })], ""));
    expect(after.nodes.get("y")?.key).toBe(before.nodes.get("x")?.key);
  });
});

describe("repeats", () => {
  const block = (i: number, width: number) => [
    node(`block${i}`, undefined, { category: "container" }),
    node(`conv${i}`, `block${i}`, { outputShape: [1, width], inputShapes: [[1, width]] }),
  ];
  const chain = (count: number, widths: readonly number[] = []) =>
    graph(
      [
        node("in", undefined, { category: "input" }),
        ...Array.from({ length: count }, (_, i) => block(i, widths[i] ?? 8)).flat(),
      ],
      Array.from({ length: count }, (_, i) => `${i ? `conv${i - 1}` : "in"}>conv${i}`).join(" "),
    );

  test("three equal blocks in a row are one run", () => {
    const model = modelOf(chain(3));
    expect(model.roots).toEqual(["in", "run:block0"]);
    expect(model.nodes.get("run:block0")).toMatchObject({ repeat: 3, name: "block0 … block2" });
    expect(model.nodes.get("conv1")?.parent).toBe("block1");
  });

  test("two are not, nor are three of which one differs", () => {
    expect(modelOf(chain(2)).roots).toHaveLength(3);
    expect(modelOf(chain(3, [8, 16, 8])).roots).toHaveLength(4);
  });

  test("equal blocks side by side are none", () => {
    const { nodes } = chain(3);
    expect(modelOf(graph(nodes, "in>conv0 in>conv1 in>conv2")).roots).toHaveLength(4);
  });
});

describe("what is visible", () => {
  const nodes = [
    node("in", undefined, { category: "input" }),
    node("box", undefined, { category: "container" }),
    node("a", "box"),
    node("b", "box"),
    node("c"),
  ];
  const model = modelOf(graph(nodes, "in>a a>b b>c a>c"));
  const lines = (level: Level) => level.edges.map(({ from, to }) => `${from}>${to}`);

  test("a closed container stands for what is in it", () => {
    const level = visibleLevels(model, new Set());
    expect(lines(level)).toEqual(["in>box", "box>c"]);
    expect(countCards(level)).toBe(3);
  });

  test("an open one has ports for what goes in and out", () => {
    const level = visibleLevels(model, new Set(["box"]));
    expect(lines(level)).toEqual(["in>box", "box>c", "box>c"]);
    const inner = level.items.find((item) => item.id === "box")?.level;
    expect(inner && lines(inner)).toEqual(["in:in>a", "a>b", "b>out:b", "a>out:a"]);
    expect(inner).toMatchObject({ inPorts: ["in"], outPorts: ["b", "a"] });
  });

  test("first pictures are small, and open what is small anyway", () => {
    for (const [name, make] of Object.entries(fixtures)) {
      if (name === "chain") continue;
      const whole = modelOf(make().graph);
      expect(countCards(visibleLevels(whole, initiallyOpen(whole)))).toBeLessThanOrEqual(60);
    }
    expect(initiallyOpen(modelOf(fixtures.alexnet().graph)).size).toBe(2);
  });

  test("activations touch what feeds them; a new shape is written once", () => {
    const whole = modelOf(fixtures.vgg().graph);
    const level = visibleLevels(whole, allContainers(whole));
    const prepared = prepare(whole, level);
    expect(batchOf(whole)).toBe(1);
    expect([...prepared.labels.values()].slice(0, 4)).toEqual([
      "1×224×224",
      "64×224×224",
      "64×112×112",
      "128×112×112",
    ]);
    const block = prepared.level.items.find((item) => item.level)?.level;
    expect(block?.items.map((item) => item.isAttached)).toEqual([false, true, false]);
  });
});

describe("reduction", () => {
  test("a chain is one column", () => {
    expect(reduced(4, "0>1 1>2 2>3")).toEqual(["0 1 2 3"]);
  });

  test("a residual block is a branch and a line that passes by", () => {
    expect(reduced(4, "0>1 1>2 2>3 0>3")).toEqual(["0 [1 2 | -] 3"]);
  });

  test("branches keep their order", () => {
    expect(reduced(6, "0>1 0>2 0>3 3>4 1>5 2>5 4>5")).toEqual(["0 [1 | 2 | 3 4] 5"]);
  });

  test("nested skips, as in a U-Net, are lines beside lines", () => {
    expect(reduced(5, "0>1 1>2 2>3 3>4 1>3 0>4")).toEqual(["0 [1 [2 | -] 3 | -] 4"]);
  });

  test("several beginnings and ends are branches", () => {
    expect(reduced(4, "0>2 1>2 2>3")).toEqual(["[0 | 1] 2 3"]);
    expect(reduced(3, "0>1 0>2")).toEqual(["0 [1 | 2]"]);
  });

  test("what is neither stays for the general layout", () => {
    const { series, edges } = reduce(flow(6, "0>1 0>2 1>3 1>4 2>3 2>4 3>5 4>5"));
    expect(series.length).toBeGreaterThan(3);
    expect(edges.length).toBeGreaterThan(5);
  });

  test("circles do no harm", () => {
    expect(() => reduce(flow(4, "0>1 1>2 2>1 2>3"))).not.toThrow();
    expect(() => reduce(flow(3, "0>1 1>2 2>0"))).not.toThrow();
  });

  test("every node is somewhere, once", () => {
    const { graph: result, series } = reduce(
      flow(9, "0>1 0>2 1>3 1>4 2>3 2>4 3>5 4>5 6>5 7>8 5>7"),
    );
    const numbers = written(series.flat())
      .match(/\d+/g)
      ?.map(Number)
      .sort((a, b) => a - b);
    expect(numbers).toEqual(result.nodes.map((_, at) => at));
  });

  test("inputs that repeat are gathered once", () => {
    // As in DenseNet: each node takes everything before it.
    const dense: string[] = [];
    for (let to = 1; to < 8; to++)
      for (let from = 0; from < to; from++) dense.push(`${from}>${to}`);
    const shared = shareInputs(flow(8, dense.join(" ")));
    expect(dense).toHaveLength(28);
    expect(shared.edges.length).toBeLessThan(22);
    expect(reduce(shared).series).toHaveLength(1);
  });

  test("a few inputs are left as they are", () => {
    const small = flow(5, "0>3 1>3 2>3 0>4 1>4 2>4");
    expect(shareInputs(small)).toBe(small);
  });

  test("double edges carry both tensors", () => {
    const edges = [
      { from: 0, to: 1, sources: ["a"] },
      { from: 0, to: 1, sources: ["b"] },
    ];
    expect(mergeEdges(edges)).toEqual([{ from: 0, to: 1, sources: ["a", "b"] }]);
  });
});

describe("search", () => {
  const model = modelOf(fixtures.resnet18().graph);
  const found = (query: string) =>
    search(model, query).map(({ path, label }) => `${label} ${path}`);

  test.each([
    ["conv1 layer1.0", ["Conv2d layer1.0.conv1"]],
    ["AVGPOOL", ["AdaptiveAvgPool2d avgpool"]],
    ["linear 1000", ["Linear fc"]],
    ["[1, 64, 112, 112] pool", ["MaxPool2d maxpool"]],
    ["64x112x112 conv", ["Conv2d conv1"]],
    ["nothing of the kind", []],
    ["   ", []],
  ])("%s", (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

test("a line's corners are round, and repeated points do no harm", () => {
  const d = pathOf([
    [0, 0],
    [0, 0],
    [0, 20],
    [40, 20],
    [40, 60],
  ]);
  expect(d).toBe("M0 0L0 12Q0 20 8 20L32 20Q40 20 40 28L40 60");
  expect(pathOf([])).toBe("");
});
