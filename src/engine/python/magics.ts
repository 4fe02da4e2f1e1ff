/** IPython's own syntax in notebook cells: `%magic`, `!command`, `name?`. */

/** Cell magics whose body is Python all the same. */
const transparent = new Set(["time", "timeit", "capture", "prun"]);

/** The text with everything that is not Python blanked, all offsets as they were. */
export function stripMagics(text: string): string {
  const first = /^\s*%%(\w+)/.exec(text);
  if (first && !transparent.has(first[1])) return blank(text);
  const lines = text.split("\n");
  let openQuote: string | undefined;
  return lines
    .map((line) => {
      const isInside = openQuote !== undefined;
      openQuote = quoteAfter(line, openQuote);
      return !isInside && isMagic(line) ? blank(line) : line;
    })
    .join("\n");
}

function isMagic(line: string): boolean {
  if (/^\s*(%%?[A-Za-z]|!)/.test(line)) return true;
  // `x = !ls` and `x = %time f()` bind what a shell or a magic gives.
  if (/^\s*[\w.]+\s*=\s*(!|%\w)/.test(line)) return true;
  return /^\s*(\?{1,2}[\w.]+|[\w.]+\?{1,2})\s*$/.test(line);
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, " ");
}

/** The triple quote that is open behind a line. */
function quoteAfter(line: string, open: string | undefined): string | undefined {
  let quote = open;
  for (let i = 0; i < line.length; i++) {
    const three = line.slice(i, i + 3);
    if (quote !== undefined) {
      if (line[i] === "\\") i++;
      else if (three === quote) {
        quote = undefined;
        i += 2;
      }
    } else if (line[i] === "#") {
      return undefined;
    } else if (three === '"""' || three === "'''") {
      quote = three;
      i += 2;
    } else if (line[i] === '"' || line[i] === "'") {
      i = endOfString(line, i);
    }
  }
  return quote;
}

function endOfString(line: string, start: number): number {
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === "\\") i++;
    else if (line[i] === line[start]) return i;
  }
  return line.length;
}
