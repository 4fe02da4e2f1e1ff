import { describe, expect, it } from "vitest";
import { standardLibrary, thirdPartyLibrary } from "../../../src/engine/python/stdlib/index";
import { runPython } from "../run";

/** Programs that no CPython can judge: what they ask for is outside of what can be read. */
const programs: readonly { readonly code: string; readonly expected: string }[] = [
  {
    code: "import random\nprint(random.random(), random.randint(1, 2))",
    expected: "<unknown: unseeded random numbers> <unknown: unseeded random numbers>",
  },
  {
    code: "import random\nx = [1, 2]\nrandom.shuffle(x)\nprint(len(x), x[0])",
    expected: "2 <unknown: unseeded random numbers>",
  },
  {
    code: "import random\nprint(len(random.sample(range(9), 3)), len(random.choices('ab', k=4)))",
    expected: "3 4",
  },
  {
    code: "import os\nprint(os.path.exists('a'), os.environ['HOME'], os.environ.get('HOME', 'x'))",
    expected: "<unknown: os.path.exists> <unknown: environment variable HOME> x",
  },
  { code: "import os\nprint(os.path.join('a', os.getcwd()))", expected: "<unknown: join()>" },
  {
    code: "import time\nstart = time.time()\nprint(time.time() - start)",
    expected: "<unknown: ->",
  },
  {
    code: "from datetime import datetime\nprint(datetime.now().year)",
    expected: "<unknown: .year>",
  },
  {
    code: "from pathlib import Path\nprint(Path('a').read_text(), Path('a') / 'b')",
    expected: "<unknown: call> a/b",
  },
  {
    code: "import json\nwith open('c.json') as f:\n    c = json.load(f)\nprint(c['lr'])",
    expected: "<unknown: […]>",
  },
  {
    code: [
      "import argparse",
      "p = argparse.ArgumentParser()",
      "p.add_argument('data')",
      "p.add_argument('--lr', type=float, default='0.1')",
      "p.add_argument('--name', required=True)",
      "a = p.parse_args()",
      "print(a.lr, a.data, a.name)",
    ].join("\n"),
    expected: "0.1 <unknown: the command line's data> <unknown: the command line's --name>",
  },
  {
    code: "import subprocess, socket, tempfile\nprint(subprocess.run(['ls']).returncode)",
    expected: "<unknown: .returncode>",
  },
  {
    code: "import importlib.util\nprint(importlib.util.find_spec('apex'), bool(importlib.util.find_spec('math')))",
    expected: "None True",
  },
  { code: "import re\nprint(re.match('(a+)+b', 'a' * 60))\nprint('after')", expected: "" },
  {
    code: "import inspect\nprint(inspect.signature(print))",
    expected: "<unknown: the signature of print>",
  },
  {
    code: "from tqdm.auto import tqdm\nfrom tqdm import trange\nfor i in tqdm([1, 2], desc='x'): print(i)\nprint(list(trange(2)))",
    expected: "1\n2\n[0, 1]",
  },
  {
    code: [
      "from packaging.version import Version, parse",
      "print(Version('1.10.0') > Version('1.9'), parse('2.0.0a1') < parse('2.0.0'), parse('1.13.1+cu117').public)",
      "print([str(v) for v in sorted(map(Version, ['1.0', '1.0.dev1', '1.0rc1', '1.0.post1', '0.9']))])",
    ].join("\n"),
    expected: "True True 1.13.1\n['0.9', '1.0.dev1', '1.0rc1', '1.0', '1.0.post1']",
  },
];

describe("what the standard library cannot know", () => {
  for (const { code, expected } of programs) {
    it(code.split("\n").slice(0, 2).join("; "), async () => {
      const { stdout } = await runPython(code, {
        library: [...standardLibrary, ...thirdPartyLibrary],
      });
      expect(stdout.trimEnd()).toBe(expected);
    });
  }
});

describe("the standard library", () => {
  it("has no module twice", () => {
    const names = [...standardLibrary, ...thirdPartyLibrary].map((module) => module.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it("lets every module be imported and its names be read", async () => {
    const names = [...standardLibrary, ...thirdPartyLibrary].map((module) => module.name);
    const code = names.map((name) => `import ${name}\nx = dir(${name})`).join("\n");
    const { stderr } = await runPython(code, {
      library: [...standardLibrary, ...thirdPartyLibrary],
    });
    expect(stderr).toBe("");
  });
});
