/** What the panel remembers while its tab is hidden or VS Code restarts: which view, what is open, where one looked. */

import type { VsCodeApi } from "./channel";

export type Tab = "graph" | "table" | "text";

export interface SavedState {
  readonly tab: Tab;
  readonly seed: number;
  /** Keys of open containers and of the selected node, for each model by its class. */
  readonly models: Readonly<Record<string, ModelState>>;
}

export interface ModelState {
  readonly open?: readonly string[];
  readonly selected?: string;
  readonly camera?: Camera;
}

/** What of the picture is seen: its point at the view's top left corner, and how large it is drawn. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Memory {
  readonly state: SavedState;
  update(change: Partial<SavedState>): void;
  model(name: string): ModelState;
  updateModel(name: string, change: Partial<ModelState>): void;
}

const fresh: SavedState = { tab: "graph", seed: 0, models: {} };

export function createMemory(api: VsCodeApi): Memory {
  let state = restored(api.getState());
  let isWaiting = false;
  // The camera moves with every frame: what it comes to is saved once it has come to rest for a moment.
  const save = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      api.setState(state);
    }, 150);
  };
  return {
    get state() {
      return state;
    },
    update(change) {
      state = { ...state, ...change };
      save();
    },
    model: (name) => state.models[name] ?? {},
    updateModel(name, change) {
      state = {
        ...state,
        models: { ...state.models, [name]: { ...state.models[name], ...change } },
      };
      save();
    },
  };
}

/** An older version may have saved something else: take what fits. */
function restored(saved: unknown): SavedState {
  if (typeof saved !== "object" || saved === null) return fresh;
  const { tab, seed, models } = saved as Partial<Record<keyof SavedState, unknown>>;
  return {
    tab: tab === "table" || tab === "text" ? tab : "graph",
    seed: typeof seed === "number" && Number.isFinite(seed) ? seed : 0,
    models: typeof models === "object" && models !== null ? (models as SavedState["models"]) : {},
  };
}
