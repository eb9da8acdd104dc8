import { expect, test } from 'vitest';
import type { LogLine } from '../../../contract/shapes/stack.ts';
import { drawnOver, isBehind, logOf, withLonger } from './log-state.ts';
import { createLogView } from './log-view.ts';

const viewOf = (from: number, to: number) => {
  const view = createLogView();
  const lines = Array.from({ length: to - from }, (_, at): LogLine => {
    const moment = new Date(Date.UTC(2026, 10, 26) + (from + at) * 1000).toISOString();
    return { service: 'minio', number: 1, at: moment, stream: 'out', text: `line ${from + at}` };
  });
  view.add(lines);
  return view;
};

test('lines in sight stay while a longer log comes, and give way when it has come as far', () => {
  const [view, half, whole] = [viewOf(90, 100), viewOf(0, 50), viewOf(0, 100)];
  const growing = withLonger(logOf(view), half);
  expect(growing.view).toBe(view);
  expect(isBehind(growing, half)).toBe(true);
  expect(isBehind(withLonger(logOf(view), whole), whole)).toBe(false);
  const grown = drawnOver(withLonger(logOf(view), whole), whole, 'live', undefined);
  expect(grown.view).toBe(whole);
  expect(grown.longer).toBeUndefined();
  expect(grown.version).toBeGreaterThan(growing.version);
});

test('where the line of a longer log breaks, what is in sight stays', () => {
  const [view, longer] = [viewOf(90, 100), viewOf(0, 50)];
  const broken = drawnOver(withLonger(logOf(view), longer), longer, 'lost', 'why');
  expect(broken).toMatchObject({ state: 'lost', error: 'why' });
  expect([broken.view, broken.longer]).toEqual([view, longer]);
});

test('before the first line there is nothing to keep, and a closed log changes nothing', () => {
  const [view, closed] = [viewOf(0, 10), viewOf(0, 3)];
  expect(withLonger(logOf(createLogView()), view)).toEqual(logOf(view));
  expect(drawnOver(logOf(view), closed, 'lost', 'why')).toEqual(logOf(view));
});
