// Every module of torchvision that models are made of is imported by the engine: nothing in it may stay unknown but what
// is explained here.
import fs from "node:fs";
import path from "node:path";

/** Where a chain of causes may begin, and why Python sources cannot tell more. */
const explained = {
  PIL: "Pillow's images are made and changed by its C code, and read from files",
};

/** What is imported: folders and files below torchvision's. */
const parts = ["models", "ops", "transforms"];
const isWanted = (file) => !file.startsWith("transforms/") || /^transforms\/functional/.test(file);

/** @param {string} folder torchvision's own */
export function moduleNames(folder) {
  return parts
    .flatMap((part) =>
      fs
        .readdirSync(path.join(folder, part), { recursive: true, encoding: "utf8" })
        .map((file) => `${part}/${file}`),
    )
    .filter((file) => file.endsWith(".py") && isWanted(file))
    .map((file) => `torchvision.${file.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".")}`)
    .sort();
}

/**
 * @param {string} name
 * @param {{ isModule: boolean, unknowns: readonly string[], errors: readonly string[] } | undefined} got
 * @returns {{ isEqual: boolean, why: string, unknowns: readonly string[] }}
 */
export function checkModule(name, got) {
  if (!got?.isModule) return { isEqual: false, why: "is not imported", unknowns: [] };
  if (got.errors.length > 0) return { isEqual: false, why: got.errors[0], unknowns: [] };
  const unexplained = got.unknowns.filter((text) => !(causeOf(text) in explained));
  if (unexplained.length > 0)
    return { isEqual: false, why: `unknown is ${unexplained.join(", ")}`, unknowns: [] };
  return { isEqual: true, why: "", unknowns: got.unknowns.map((text) => `${name}.${text}`) };
}

/** @param {readonly string[]} unknowns `name: cause` */
export function explainUnknowns(unknowns) {
  return [...new Set(unknowns.map(causeOf))].map((cause) => {
    const names = unknowns.filter((text) => causeOf(text) === cause);
    const list = names.map((text) => text.slice(0, text.indexOf(": "))).join(", ");
    return `unknown because of ${cause} (${explained[cause]}): ${list}`;
  });
}

function causeOf(text) {
  return text.slice(text.indexOf(": ") + 2);
}
