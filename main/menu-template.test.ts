import { expect, test } from 'vitest';
import { menuTemplate } from './menu-template.ts';

const text = (options: { mac: boolean; packaged: boolean }) => JSON.stringify(menuTemplate(options));

test('developer tools are offered in a checkout alone', () => {
  expect(text({ mac: false, packaged: false })).toContain('toggleDevTools');
  expect(text({ mac: false, packaged: true })).not.toContain('toggleDevTools');
});

test('macOS gets its own first menu', () => {
  expect(menuTemplate({ mac: true, packaged: true })[0]).toEqual({ role: 'appMenu' });
  expect(text({ mac: false, packaged: true })).not.toContain('appMenu');
});
