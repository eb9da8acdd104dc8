import type { AlertChange, AlertName, AlertSettings } from '../../../../contract/shapes/alert.ts';
import { shiftOf, timesOf } from '../../../alerts/alert-figures.ts';

/** When an alert is raised, as a whole number that a person can think in. */
export interface Threshold {
  name: AlertName;
  on: boolean;
  value: number;
  range: readonly [least: number, most: number];
  /** Per cent, so many more of 100, times in 100, milliseconds, hours. */
  unit: 'percent' | 'more' | 'times' | 'ms' | 'hours';
  set: (value: number) => AlertChange;
  switch: (on: boolean) => AlertChange;
}

export function thresholds(settings: AlertSettings): Threshold[] {
  const { neither, mix, accuracy, latency, silent } = settings;
  const shifts = (['unlike', 'light', 'sharpness'] as const).map(
    (name): Threshold => ({
      name,
      on: settings[name].on,
      value: timesOf(settings[name].shift),
      range: [55, 100],
      unit: name === 'unlike' ? 'more' : 'times',
      set: (times) => ({ [name]: { ...settings[name], shift: shiftOf(times) } }),
      switch: (on) => ({ [name]: { ...settings[name], on } }),
    }),
  );
  return [
    {
      name: 'neither',
      on: neither.on,
      ...percent(neither.above),
      unit: 'more',
      set: (share) => ({ neither: { ...neither, above: share / 100 } }),
      switch: (on) => ({ neither: { ...neither, on } }),
    },
    {
      name: 'mix',
      on: mix.on,
      ...percent(mix.above),
      set: (share) => ({ mix: { ...mix, above: share / 100 } }),
      switch: (on) => ({ mix: { ...mix, on } }),
    },
    ...shifts,
    {
      name: 'accuracy',
      on: accuracy.on,
      ...percent(accuracy.below),
      set: (share) => ({ accuracy: { ...accuracy, below: share / 100 } }),
      switch: (on) => ({ accuracy: { ...accuracy, on } }),
    },
    {
      name: 'latency',
      on: latency.on,
      value: latency.aboveMs,
      range: [10, 60_000],
      unit: 'ms',
      set: (aboveMs) => ({ latency: { ...latency, aboveMs } }),
      switch: (on) => ({ latency: { ...latency, on } }),
    },
    {
      name: 'silent',
      on: silent.on,
      value: silent.hours,
      range: [1, 720],
      unit: 'hours',
      set: (hours) => ({ silent: { ...silent, hours } }),
      switch: (on) => ({ silent: { ...silent, on } }),
    },
  ];
}

const percent = (share: number) => ({ value: Math.round(100 * share), range: [1, 100], unit: 'percent' }) as const;
