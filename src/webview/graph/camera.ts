/** What of the picture is seen: moving, zooming about a point, and going somewhere smoothly. */

import type { Camera } from "../state";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CameraControl {
  readonly camera: Camera;
  /** What is seen, in the picture's coordinates. */
  readonly view: Rect;
  set(camera: Camera): void;
  pan(dx: number, dy: number): void;
  /** Zooms about a point of the element, in screen pixels; about the middle when none is given. */
  zoomBy(factor: number, at?: { readonly x: number; readonly y: number }): void;
  /** Moves smoothly where the user wants movement. */
  goTo(camera: Camera): void;
  /** Brings a rectangle into view by moving as little as possible. */
  bringIn(rect: Rect): void;
  fit(picture: { readonly width: number; readonly height: number }): void;
  stop(): void;
}

export const zoomLimits = { least: 0.04, most: 2.5 } as const;

const margin = 24;
const duration = 200;

export function createCamera(host: HTMLElement, onChange: (camera: Camera) => void): CameraControl {
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  let frame = 0;

  const size = () => ({ width: host.clientWidth || 1, height: host.clientHeight || 1 });
  const view = (): Rect => {
    const { width, height } = size();
    return { x: camera.x, y: camera.y, width: width / camera.zoom, height: height / camera.zoom };
  };
  const set = (next: Camera) => {
    const zoom = Math.min(zoomLimits.most, Math.max(zoomLimits.least, next.zoom));
    camera = { x: next.x, y: next.y, zoom };
    onChange(camera);
  };
  const stop = () => cancelAnimationFrame(frame);
  const goTo = (target: Camera) => {
    stop();
    if (!wantsMotion()) return set(target);
    const from = camera;
    const started = performance.now();
    const step = (now: number) => {
      const part = ease(Math.min(1, (now - started) / duration));
      set(between(from, target, part));
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };

  return {
    get camera() {
      return camera;
    },
    get view() {
      return view();
    },
    set,
    goTo,
    stop,
    pan(dx, dy) {
      stop();
      set({ ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom });
    },
    zoomBy(factor, at) {
      stop();
      const { width, height } = size();
      const [px, py] = at ? [at.x, at.y] : [width / 2, height / 2];
      const zoom = Math.min(zoomLimits.most, Math.max(zoomLimits.least, camera.zoom * factor));
      const x = camera.x + px / camera.zoom - px / zoom;
      const y = camera.y + py / camera.zoom - py / zoom;
      set({ x, y, zoom });
    },
    bringIn(rect) {
      const seen = view();
      const x = nearest(seen.x, seen.width, rect.x, rect.width, margin / camera.zoom);
      const y = nearest(seen.y, seen.height, rect.y, rect.height, margin / camera.zoom);
      if (x !== seen.x || y !== seen.y) goTo({ ...camera, x, y });
    },
    fit(picture) {
      const { width, height } = size();
      const zoom = Math.min(
        (width - 2 * margin) / Math.max(picture.width, 1),
        (height - 2 * margin) / Math.max(picture.height, 1),
        1,
      );
      goTo({
        zoom,
        x: (picture.width - width / zoom) / 2,
        y: (picture.height - height / zoom) / 2,
      });
    },
  };
}

/** Where to look first: the whole picture if it can be read then, else its top at a size that can be read. */
export function firstCamera(
  picture: { readonly width: number; readonly height: number },
  host: { readonly width: number; readonly height: number },
): Camera {
  const fitWidth = (host.width - 2 * margin) / Math.max(picture.width, 1);
  const fitHeight = (host.height - 2 * margin) / Math.max(picture.height, 1);
  const whole = Math.min(fitWidth, fitHeight, 1);
  if (whole >= readable) {
    return {
      zoom: whole,
      x: (picture.width - host.width / whole) / 2,
      y: (picture.height - host.height / whole) / 2,
    };
  }
  const zoom = Math.min(1, Math.max(fitWidth, leastReadable));
  return { zoom, x: (picture.width - host.width / zoom) / 2, y: -margin / zoom };
}

const readable = 0.8;
const leastReadable = 0.5;

export function wantsMotion(): boolean {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function ease(part: number): number {
  return 1 - (1 - part) ** 3;
}

function between(a: Camera, b: Camera, part: number): Camera {
  const mix = (from: number, to: number) => from + (to - from) * part;
  return { x: mix(a.x, b.x), y: mix(a.y, b.y), zoom: mix(a.zoom, b.zoom) };
}

/** Where the view has to start so that the stretch is in it, if it fits; else so that its beginning is. */
function nearest(seen: number, room: number, start: number, length: number, pad: number): number {
  if (length + 2 * pad > room) {
    const isSeen = start >= seen && start < seen + room / 2;
    return isSeen ? seen : start - pad;
  }
  if (start - pad < seen) return start - pad;
  if (start + length + pad > seen + room) return start + length + pad - room;
  return seen;
}
