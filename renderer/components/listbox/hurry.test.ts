import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHurry } from './hurry.ts';

describe('a flight through a list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Scrolls by so many pixels a frame, for so many frames; what was told. */
  const scrolled = (pixels: number, frames: number) => {
    const told: boolean[] = [];
    const hurry = createHurry((hurried) => told.push(hurried));
    for (let frame = 0; frame < frames; frame++) {
      hurry.at(frame * pixels, frame * 16);
      vi.advanceTimersByTime(16);
    }
    return { told, hurry };
  };

  it('is told once, and over when it rests', () => {
    const { told } = scrolled(120, 30);
    expect(told).toEqual([true]);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([true, false]);
  });

  it('goes backwards too', () => {
    expect(scrolled(-120, 30).told).toEqual([true]);
  });

  it('is none where photos can be recognised', () => {
    const { told } = scrolled(40, 100);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([]);
  });

  it('is none in a single jump', () => {
    const { told, hurry } = scrolled(0, 5);
    hurry.at(50_000, 100);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
  });

  it('tells nothing once it is ended', () => {
    const { told, hurry } = scrolled(120, 30);
    hurry.end();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([true]);
  });
});
