/** Files of the user's project that a program reads. */

import { expect, it, test } from "vitest";
import { standardLibrary, thirdPartyLibrary } from "../../src/engine/python/stdlib";
import { runPython } from "./run";

const options = {
  path: "project/tools/train.py",
  roots: ["project/tools"],
  library: [...standardLibrary, ...thirdPartyLibrary],
  others: {
    "project/setup.py": "",
    "project/tools/train.py": "",
    "project/tools/names.txt": "a\nbc\n",
    "project/configs/net.yaml": "width: 64\nlayers: [[-1, Conv], [1, Concat]]\n",
    "project/configs/net.json": '{"width": 32}',
    "project/tools/overrides.py": "width = 8\nprint('run')\n",
    "project/tools/weights.pt": "PK",
    "secret.txt": "x",
  },
};

it.each([
  [
    "import yaml\nwith open('configs/net.yaml', encoding='utf-8') as f:\n    print(yaml.safe_load(f))",
    "{'width': 64, 'layers': [[-1, 'Conv'], [1, 'Concat']]}\n",
  ],
  [
    "import yaml\nprint(yaml.load(open('../configs/net.yaml', 'rb'), Loader=yaml.SafeLoader)['width'])",
    "64\n",
  ],
  ["import json\nprint(json.load(open('configs/net.json'))['width'])", "32\n"],
  ["print([line.strip() for line in open('./names.txt')])", "['a', 'bc']\n"],
  ["exec(open('overrides.py').read())\nprint(width)", "run\n8\n"],
  [
    "from pathlib import Path\np = Path('configs') / 'net.json'\nprint(p.exists(), p.is_file(), p.is_dir(), p.read_text(), p.open().read())",
    'True True False {"width": 32} {"width": 32}\n',
  ],
  ["import os\nprint(os.path.exists('configs'), os.path.isdir('configs'))", "True True\n"],
  // What is not in the project may be elsewhere; what is no text is not read, and nothing is written.
  ["import os\nprint(os.path.isfile('other.yaml'))", "<unknown: os.path.isfile>\n"],
  [
    "print(open('other.txt'), open('weights.pt', 'rb'))",
    "<unknown: other.txt> <unknown: weights.pt>\n",
  ],
  [
    "print(open('../../secret.txt'), open('names.txt', 'w'))",
    "<unknown: ../../secret.txt> <unknown: names.txt>\n",
  ],
])("%s", async (code, expected) => {
  const { stdout, stderr } = await runPython(code, options);
  expect(stderr).toBe("");
  expect(stdout).toBe(expected);
});

test("what YAML has beyond settings is unknown", async () => {
  const code = `import yaml
for text in ["a: !!python/object:x.Y {}", "a: *nobody", "a: [1, 2", "a: b: c"]:
    print(yaml.safe_load(text))
`;
  const { stdout, stderr } = await runPython(code, options);
  expect(stderr).toBe("");
  expect(stdout.split("\n").filter((line) => line.startsWith("<unknown: YAML with"))).toHaveLength(
    4,
  );
});
