/** What is wrong with the model, with a way to the code and to the fix; under it, remarks. */

import type { FixView, Location, ModelView, ProblemView } from "../protocol";
import { button } from "./controls";
import { nameOf } from "./details";
import { element, iconOf } from "./dom";

export interface ProblemActions {
  onReveal(location: Location): void;
  onFix(fix: FixView): void;
}

export interface Problems {
  readonly element: HTMLElement;
  show(view: ModelView): void;
}

export function createProblems(on: ProblemActions): Problems {
  const root = element("div", { class: "problems" });
  const problem = (one: ProblemView) =>
    element("li", { class: `problem is-${one.severity}` }, [
      iconOf(one.severity === "error" ? "error" : one.severity === "warning" ? "warning" : "info"),
      element("div", { class: "problem-body" }, [
        place(one.message, one.location, "problem-message"),
        ...one.related.map((related) =>
          place(related.message, related.location, "problem-related"),
        ),
        ...(one.fixes.length > 0
          ? [element("div", { class: "problem-fixes" }, one.fixes.map(fixButton))]
          : []),
      ]),
    ]);
  const place = (message: string, location: Location | undefined, kind: string) => {
    const text = element("span", { text: message });
    if (!location) return element("div", { class: kind }, [text]);
    const where = `${nameOf(location.uri)}:${location.range.start.line + 1}`;
    const made = element(
      "button",
      { class: `${kind} plain`, title: "Show in the editor", onClick: () => on.onReveal(location) },
      [text, element("span", { class: "problem-place", text: where })],
    );
    made.type = "button";
    return made;
  };
  const fixButton = (fix: FixView) => button(fix.title, () => on.onFix(fix), true);

  return {
    element: root,
    show(view) {
      const list = element(
        "ul",
        { class: "problem-list" },
        [...view.problems].sort(bySeverity).map(problem),
      );
      const notes = view.notes.map((note) =>
        element("li", { class: "problem is-note" }, [
          iconOf("info"),
          element("div", { class: "problem-body" }, [
            place(note.message, note.location, "problem-message"),
          ]),
        ]),
      );
      const remarks = element("details", { class: "notes" }, [
        element("summary", { text: notes.length === 1 ? "1 note" : `${notes.length} notes` }),
        element("ul", { class: "problem-list" }, notes),
      ]);
      root.replaceChildren(
        ...(view.problems.length > 0 ? [list] : []),
        ...(notes.length > 0 ? [remarks] : []),
      );
      root.hidden = view.problems.length + notes.length === 0;
    },
  };
}

function bySeverity(a: ProblemView, b: ProblemView): number {
  const order = ["error", "warning", "information", "hint"];
  return order.indexOf(a.severity) - order.indexOf(b.severity);
}
