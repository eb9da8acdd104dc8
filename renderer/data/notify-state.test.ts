import { expect, test } from 'vitest';
import { notifyState } from './notify-state.ts';

test('notifications are on where they are both wanted and allowed', () => {
  expect(notifyState('granted', 'on')).toBe('on');
  expect(notifyState('granted', 'off')).toBe('off');
  expect(notifyState('default', 'on')).toBe('off');
});

test('where they cannot be had it is said why', () => {
  expect(notifyState('denied', 'on')).toBe('refused');
  expect(notifyState(undefined, 'on')).toBe('none');
});
