import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUDGET, isTooLarge, partsOf, sizeTable, totalOf } from './size-budget.ts';

test.each([
  ['app.asar.unpacked/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1', 'ONNX Runtime'],
  ['app.asar/node_modules/sharp/lib/index.js', 'sharp'],
  ['app.asar/out/main/core.js', 'core and main'],
  ['app.asar/dist/renderer/index.html', 'window'],
  ['models/starter/starter.json', 'models'],
  ['out/image/models/starter/starter.json', 'sources of the container images'],
  ['k8s/base/service.yaml', 'Compose, Kubernetes, Airflow'],
  ['LICENSE', 'other'],
])('%s belongs to %s', (path, name) => {
  expect(partsOf([{ path, bytes: 1 }])).toEqual([{ name, bytes: 1 }]);
});

test('no byte is lost, and the largest part comes first', () => {
  const files = fc.array(fc.record({ path: fc.webPath(), bytes: fc.nat(1e9) }), { maxLength: 30 });
  fc.assert(
    fc.property(files, (all) => {
      const parts = partsOf(all);
      expect(totalOf(parts)).toBe(all.reduce((sum, { bytes }) => sum + bytes, 0));
      expect(parts.map(({ bytes }) => bytes)).toEqual(parts.map(({ bytes }) => bytes).toSorted((a, b) => b - a));
    }),
  );
});

test('one byte above the budget is too much, and the table says so', () => {
  const parts = [{ name: 'models', bytes: BUDGET }];
  expect(isTooLarge(parts)).toBe(false);
  expect(isTooLarge([...parts, { name: 'other', bytes: 1 }])).toBe(true);
  expect(sizeTable(parts)).toContain('of at most 220 MB');
  expect(sizeTable([{ name: 'models', bytes: BUDGET * 2 }])).toContain('too large');
});
