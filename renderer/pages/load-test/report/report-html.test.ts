import { expect, test } from 'vitest';
import { linePath, type ReportWords, reportHtml } from './report-html.ts';

const words: ReportWords = {
  language: 'en',
  title: 'Load test',
  verdict: 'Passed',
  passed: true,
  sentences: ['It was fast.'],
  about: 'Ramp, 5 users.',
  figures: [['p95', '120 ms']],
  charts: [{ title: 'Latency', show: (ms) => `${ms} ms`, lines: [{ name: 'p95', color: '#000', values: [10, 20] }] }],
  levels: {
    title: 'By users',
    rows: [
      ['Users', 'p95'],
      ['5', '120 ms'],
    ],
  },
  failures: { title: 'What failed', lines: [] },
  made: 'Made by Meadow.',
};

test('a report says all of it, with nothing to load and nothing to run', () => {
  const html = reportHtml(words);
  for (const part of ['It was fast.', '120 ms', '<td>5</td>', '0 – 20 ms', 'Made by Meadow.'])
    expect(html).toContain(part);
  expect(html).not.toMatch(/<script|<link|src=|https?:/);
  expect(html).not.toContain('What failed');
});

test('names that look like markup stay names', () => {
  const nasty = '<img src=x onerror="alert(1)">';
  const html = reportHtml({ ...words, about: nasty, failures: { title: nasty, lines: [nasty] } });
  expect(html).not.toContain('<img');
  expect(html.match(/&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;/g)).toHaveLength(3);
});

test('a line is broken where there is no value', () => {
  expect(linePath([0, 10, undefined, 5, 10], 10)).toBe('M0.0 180.0L180.0 0.0M540.0 90.0L720.0 0.0');
});
