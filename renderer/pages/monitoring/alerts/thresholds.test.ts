import { expect, test } from 'vitest';
import { alertChange, alertName, alertSettings } from '../../../../contract/shapes/alert.ts';
import { thresholds } from './thresholds.ts';

const settings = alertSettings.parse({});

test('every alert has its threshold, and its default is one that may be set', () => {
  const all = thresholds(settings);
  expect(all.map(({ name }) => name).toSorted()).toEqual(alertName.options.toSorted());
  for (const {
    value,
    range: [least, most],
  } of all)
    expect(value >= least && value <= most).toBe(true);
});

test('what is set is what is shown, to the ends of its range, and the core takes it', () => {
  for (const { name, range, set } of thresholds(settings)) {
    for (const value of range) {
      const changed = alertSettings.parse({ ...settings, ...alertChange.parse(set(value)) });
      expect(thresholds(changed).find((one) => one.name === name)?.value, name).toBe(value);
    }
  }
});

test('an alert is switched without touching its threshold', () => {
  const off = thresholds(settings)
    .find(({ name }) => name === 'latency')
    ?.switch(false);
  expect(off).toEqual({ latency: { on: false, aboveMs: 1000 } });
});
