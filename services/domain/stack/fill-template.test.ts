import { expect, it } from 'vitest';
import { fillTemplate } from './fill-template.ts';

it('puts a secret wherever its name stands', () => {
  expect(fillTemplate('a {{secret:one}} b {{secret:one}}{{secret:two}}', { one: '1', two: '$&' })).toBe('a 1 b 1$&');
});

it("leaves a dashboard's own braces alone", () => {
  expect(fillTemplate('{{verdict}}', {})).toBe('{{verdict}}');
});

it('refuses a name it has no secret for, also one that every object has', () => {
  expect(() => fillTemplate('{{secret:none}}', {})).toThrow('{{secret:none}}');
  expect(() => fillTemplate('{{secret:toString}}', {})).toThrow('{{secret:toString}}');
});
