import { describe, expect, it } from 'vitest';
import { curvePath, scaled } from './curve-path.ts';

describe('a curve', () => {
  it('goes from the left to the right, its highest value at the top', () => {
    const places = scaled([
      { step: 0, value: 1 },
      { step: 5, value: 3 },
      { step: 10, value: 2 },
    ]);
    expect(curvePath(places, 100, 50)).toBe('M0.0 50.0 L50.0 0.0 L100.0 25.0');
  });

  it('lies in the middle where it is flat, and stays within a scale that is given', () => {
    expect(scaled([{ step: 0, value: 4 }])).toEqual([{ x: 0, y: 0.5 }]);
    expect(scaled([{ step: 1, value: 1.5 }], 1, 0)).toEqual([{ x: 1, y: 1 }]);
    expect(curvePath([], 10, 10)).toBe('');
  });
});
