import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyOf, rightsOf } from './policy.ts';

const given = (name: string) =>
  readFile(new URL(`../../../compose/services/minio-access/policies/${name}.json`, import.meta.url), 'utf8');

test('rights come back from the rules that give them', () => {
  const bucket = fc.oneof(fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}[a-z0-9]$/), fc.constant('*'));
  const rights = fc.dictionary(bucket, fc.constantFrom('read' as const, 'write' as const), { noNullPrototype: true });
  fc.assert(
    fc.property(rights, (some) => {
      expect(rightsOf(policyOf(some))).toEqual(some);
    }),
  );
});

test('the rules of the stack’s own users are told as rights', async () => {
  expect(rightsOf(JSON.parse(await given('core')))).toEqual({
    data: 'write',
    inbox: 'write',
    mlflow: 'read',
    models: 'write',
  });
  expect(rightsOf(JSON.parse(await given('api')))).toEqual({ models: 'read' });
  expect(rightsOf(JSON.parse(await given('mlflow')))).toEqual({ mlflow: 'write' });
});

test('the store’s own rules for everything are told as every bucket', () => {
  const all = { Statement: [{ Effect: 'Allow', Action: ['s3:*'], Resource: ['arn:aws:s3:::*'] }] };
  expect(rightsOf(all)).toEqual({ '*': 'write' });
});

test('what is more, or less, than a right to a whole bucket is told as none', () => {
  const rule = (more: object) => ({
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::a/*'], ...more }],
  });
  expect(rightsOf(rule({}))).toEqual({ a: 'read' });
  for (const more of [
    { Effect: 'Deny' },
    { Resource: ['arn:aws:s3:::a/logs/*'] },
    { Resource: ['arn:aws:s3:::a*'] },
    { Action: ['admin:*'] },
    { Action: ['s3:PutObject'] },
    { Condition: { IpAddress: {} } },
  ])
    expect(rightsOf(rule(more)), JSON.stringify(more)).toBeUndefined();
  expect(rightsOf(undefined)).toBeUndefined();
  expect(rightsOf({ Statement: 'no' })).toBeUndefined();
});
