import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeSecret, secretNames } from './secret-list.ts';

const make = () =>
  secretNames.map((name) => makeSecret(name, (bytes, encoding) => randomBytes(bytes).toString(encoding)));

it('makes secrets that need quoting nowhere, and never the same twice', () => {
  const all = [...make(), ...make()];
  for (const secret of all) expect(secret).toMatch(/^[\w-]+=?$/);
  expect(new Set(all).size).toBe(all.length);
});

it('makes each as the service that reads it wants it', () => {
  const random = (bytes: number, encoding: 'hex' | 'base64url') => Buffer.alloc(bytes, 7).toString(encoding);
  // S3 takes keys of 40 characters at most.
  expect(makeSecret('s3-core', random)).toHaveLength(40);
  // HS512 wants 64 characters at least.
  expect(makeSecret('airflow-jwt', random).length).toBeGreaterThanOrEqual(64);
  // 32 bytes with their padding, or Fernet refuses the key.
  expect(makeSecret('airflow-fernet', random)).toMatch(/^[\w-]{43}=$/);
});
