import { expect, test } from 'vitest';
import { heatColor, heatStops } from './heat-color.ts';

const lightness = ([red, green, blue]: readonly number[]) => 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;

test('the map gets lighter all the way, so that it reads in grey and for every eye', () => {
  const steps = Array.from({ length: 101 }, (_, step) => lightness(heatColor(step / 100)));
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(heatColor(1).slice(0, 3)).toEqual([...heatStops.at(-1)!]);
});
