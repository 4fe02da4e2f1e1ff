/** Edits as people make them. */

/** One: a digit, a name, a line more, a line less, a line twice, a line elsewhere. */
export function edited(text: string, random: (below: number) => number): string {
  const lines = text.split("\n");
  const at = random(lines.length);
  const word = [...lines[at].matchAll(/\d+|\b[a-z]\w+/g)].at(random(4));
  switch (random(7)) {
    case 0:
      return [...lines.slice(0, at), "", ...lines.slice(at)].join("\n");
    case 1:
      return [...lines.slice(0, at), ...lines.slice(at + 1)].join("\n");
    case 2:
      return [...lines.slice(0, at), lines[at], ...lines.slice(at)].join("\n");
    case 3: {
      const [line] = lines.splice(at, 1);
      lines.splice(random(lines.length), 0, line);
      return lines.join("\n");
    }
    default: {
      if (!word) return text;
      const changed = /\d/.test(word[0]) ? String(Number(word[0]) + 1) : `${word[0]}x`;
      const line = lines[at];
      lines[at] = line.slice(0, word.index) + changed + line.slice(word.index + word[0].length);
      return lines.join("\n");
    }
  }
}
