import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { between, type Cells, type Point, scrollSpeed, touched } from './rectangle.ts';
import type { Gathering } from './selection.ts';

/** Pixels the pointer may tremble while it clicks. */
const TREMBLE = 5;

export interface RectangleActions {
  begin(): void;
  /** The cards touched now; at the `end` these are the last. */
  touch(places: readonly number[], how: Gathering, end: boolean): void;
  /** Everything is as it was before. */
  undo(): void;
}

interface Options extends RectangleActions {
  scroller: RefObject<HTMLElement | null>;
  cells: Cells;
}

interface Drag {
  /** Of the pointer that draws. */
  pointer: number;
  from: Point;
  /** Where the pointer is in the window. */
  now: Point;
  how: Gathering;
  drawing: boolean;
  places: readonly number[];
}

/**
 * Draws a rectangle with the mouse that selects what it touches: with Shift besides what was selected, with Ctrl the
 * other way round. The view scrolls at its edges; Escape gives back what was selected. Fingers scroll, as ever.
 */
export function useRectangle({ scroller, ...options }: Options) {
  const [box, setBox] = useState<ReturnType<typeof between>>();
  const drag = useRef<Drag>(undefined);
  /** The click that follows a drawing is none. */
  const drawn = useRef(false);
  const latest = useRef(options);
  latest.current = options;

  const draw = () => {
    const [element, drawing] = [scroller.current, drag.current];
    if (!element || !drawing?.drawing) return;
    const to = within(element, drawing.now);
    setBox(between(drawing.from, to));
    const places = touched(drawing.from, to, latest.current.cells);
    if (places.length === drawing.places.length && places.every((place, at) => place === drawing.places[at])) return;
    drawing.places = places;
    latest.current.touch(places, drawing.how, false);
  };
  const leave = () => {
    drag.current = undefined;
    setBox(undefined);
  };
  const isDrawing = box !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls reads the latest by itself
  useEffect(() => {
    if (!isDrawing) return;
    let frame = 0;
    const scroll = () => {
      const [element, drawing] = [scroller.current, drag.current];
      if (element && drawing) {
        const { top, height } = element.getBoundingClientRect();
        const speed = scrollSpeed(drawing.now.y - top, height);
        if (speed !== 0) element.scrollTop += speed;
        if (speed !== 0) draw();
      }
      frame = requestAnimationFrame(scroll);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.undo();
      leave();
    };
    frame = requestAnimationFrame(scroll);
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [isDrawing]);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const element = scroller.current;
    drawn.current = false;
    if (!element || event.button !== 0 || event.pointerType === 'touch') return;
    // Beside the content lies the scroll bar.
    if (event.clientX - element.getBoundingClientRect().left >= element.clientWidth) return;
    const now = { x: event.clientX, y: event.clientY };
    const how = event.shiftKey ? 'add' : event.ctrlKey || event.metaKey ? 'turn' : 'only';
    drag.current = { pointer: event.pointerId, from: within(element, now), now, how, drawing: false, places: [] };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const drawing = drag.current;
    if (drawing?.pointer !== event.pointerId) return;
    const start = drawing.now;
    const now = { x: event.clientX, y: event.clientY };
    if (!drawing.drawing) {
      if (Math.hypot(now.x - start.x, now.y - start.y) < TREMBLE) return;
      drawing.drawing = true;
      drawn.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      latest.current.begin();
    }
    drawing.now = now;
    draw();
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const drawing = drag.current;
    if (drawing?.pointer !== event.pointerId) return;
    if (drawing.drawing) latest.current.touch(drawing.places, drawing.how, true);
    leave();
  };
  const onPointerCancel = () => {
    if (drag.current?.drawing) latest.current.undo();
    leave();
  };
  /** Whether a click is the end of a drawing. */
  const wasDrawn = () => {
    const was = drawn.current;
    drawn.current = false;
    return was;
  };
  return { box, wasDrawn, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}

/** A place of the window in the content of what scrolls, never outside of it. */
function within(element: HTMLElement, { x, y }: Point): Point {
  const { left, top } = element.getBoundingClientRect();
  return {
    x: clamp(x - left + element.scrollLeft, element.scrollWidth),
    y: clamp(y - top + element.scrollTop, element.scrollHeight),
  };
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
