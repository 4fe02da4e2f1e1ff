// The style of the house as far as a machine can see it: type-aware rules, and who may import whom.
import tseslint from "typescript-eslint";

/** A world may import from itself and from the worlds named here. */
const worlds = {
  engine: [],
  node: ["engine"],
  server: ["protocol", "engine", "node"],
  extension: ["protocol", "engine"],
  webview: ["protocol", "engine"],
  cli: ["protocol", "engine", "node"],
};

/**
 * The engine's folders: each may import from itself and from those above it. The engine's other top-level files belong to
 * all of them.
 */
const engineOrder = [
  "source",
  "tensor",
  "python",
  "trace",
  "torch",
  "discover",
  "summary",
  "advise",
  "forward",
  "incremental",
  "index",
];

/** How deep the folders go: the rules match relative imports by their number of `../`. */
const maxDepth = 4;

export default tseslint.config(
  {
    ignores: ["dist/", "artifacts/", "coverage/", ".vscode-test/", "**/*.cjs", "test/harness/code"],
  },
  // Among them no-explicit-any, no-floating-promises and no-namespace.
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // A Python exception unwinds native functions as itself.
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: [{ from: "file", name: ["PyRaise", "BudgetSignal", "InternalError"] }] },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Exports have names." },
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
      ],
    },
  },
  ...importRules(),
  {
    // Plain JavaScript is checked by tsc as far as its comments say; configuration files export what their tool reads.
    files: ["**/*.mjs", "vitest.config.mts"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    // Declarations of modules have to say `export default`.
    files: ["**/*.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);

/** One rule for each folder and depth, from the two tables above. */
function importRules() {
  const outer = Object.entries(worlds)
    .filter(([world]) => world !== "engine")
    .flatMap(([world, allowed]) => guard(`src/${world}`, 1, siblings(world, allowed)));
  const engineFiles = guard("src/engine", 1, siblings("engine", worlds.engine));
  const engineFolders = engineOrder.flatMap((folder, place) =>
    guard(`src/engine/${folder}`, 2, siblings("engine", []), engineOrder.slice(place + 1)),
  );
  return [...outer, ...engineFiles, ...engineFolders];
}

/** What a world must not import out of src/. */
function siblings(world, allowed) {
  const all = ["protocol", ...Object.keys(worlds)];
  return all.filter((name) => name !== world && !allowed.includes(name));
}

/**
 * Rules that keep the files of a folder away from other folders.
 * @param {string} folder
 * @param {number} depth how many `../` lead from the folder's own files to src/
 * @param {readonly string[]} forbiddenInSrc
 * @param {readonly string[]} forbiddenBeside names beside the folder
 * @returns {import("typescript-eslint").ConfigArray}
 */
function guard(folder, depth, forbiddenInSrc, forbiddenBeside = []) {
  return Array.from({ length: maxDepth }, (_, nesting) => {
    const patterns = [pathTo(depth + nesting, forbiddenInSrc)];
    if (forbiddenBeside.length > 0) patterns.push(pathTo(depth - 1 + nesting, forbiddenBeside));
    const message = `${folder} must not import this: ARCHITECTURE.md says who may import whom.`;
    return {
      files: [`${folder}/${"*/".repeat(nesting)}*.ts`],
      rules: {
        "no-restricted-imports": [
          "error",
          { patterns: patterns.map((regex) => ({ regex, message })) },
        ],
      },
    };
  });
}

function pathTo(levels, names) {
  return `^(\\.\\./){${levels}}(${names.join("|")})(/|$)`;
}
