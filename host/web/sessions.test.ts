import { expect, test } from 'vitest';
import { createSessions } from './sessions.ts';

test('a token opens one session, once', () => {
  const sessions = createSessions();
  const token = sessions.token();
  const entry = sessions.enter(token, undefined);
  expect(sessions.allows(entry?.cookie, entry?.key)).toBe(true);
  expect(sessions.enter(token, undefined)).toBeUndefined();
  expect(sessions.enter('guess', undefined)).toBeUndefined();
});

test('the cookie is worth nothing without its key, and the key nothing without its cookie', () => {
  const sessions = createSessions();
  const one = sessions.enter(sessions.token(), undefined);
  const other = sessions.enter(sessions.token(), undefined);
  expect(sessions.knows(one?.cookie)).toBe(true);
  expect(sessions.allows(one?.cookie, undefined)).toBe(false);
  expect(sessions.allows(undefined, one?.key)).toBe(false);
  expect(sessions.allows(one?.cookie, other?.key)).toBe(false);
});

test('a second window of the same browser keeps the first one open', () => {
  const sessions = createSessions();
  const first = sessions.enter(sessions.token(), undefined);
  const second = sessions.enter(sessions.token(), first?.cookie);
  expect(second?.cookie).toBe(first?.cookie);
  expect(sessions.allows(first?.cookie, first?.key)).toBe(true);
  expect(sessions.allows(first?.cookie, second?.key)).toBe(true);
});

test('a cookie the host never gave is not taken over', () => {
  const sessions = createSessions();
  const entry = sessions.enter(sessions.token(), 'planted');
  expect(entry?.cookie).not.toBe('planted');
  expect(sessions.knows('planted')).toBe(false);
});

test('links that are never used do not pile up', () => {
  const sessions = createSessions();
  const first = sessions.token();
  const rest = Array.from({ length: 64 }, () => sessions.token());
  expect(sessions.enter(first, undefined)).toBeUndefined();
  expect(sessions.enter(rest.at(-1) ?? '', undefined)).toBeDefined();
});
