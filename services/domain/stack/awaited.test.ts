import { describe, expect, it } from 'vitest';
import { passwordIn, readAwaited } from './awaited.ts';

describe('what a pod waits for', () => {
  it.each([
    ['tcp://redis:6379', { kind: 'tcp', host: 'redis', port: 6379 }],
    ['http://minio:9000/minio/health/live', { kind: 'http', url: 'http://minio:9000/minio/health/live' }],
    [
      'postgres://mlflow@postgres:5432/runs?password=pgpass',
      { kind: 'database', host: 'postgres', port: 5432, user: 'mlflow', database: 'runs', passwordFile: 'pgpass' },
    ],
    [
      's3://core@minio:9000/data?password=s3-secret',
      { kind: 'bucket', host: 'minio', port: 9000, user: 'core', bucket: 'data', passwordFile: 's3-secret' },
    ],
  ])('%s', (word, expected) => {
    expect(readAwaited(word)).toEqual(expected);
  });

  it.each([
    'redis',
    'tcp://redis',
    'ftp://a@b:1/c?password=d',
    'postgres://postgres:5432/x',
    's3://core@minio:9000/data',
    '',
  ])('refuses %j', (word) => {
    expect(() => readAwaited(word)).toThrow('Nothing can be waited for');
  });

  it('finds the password in either kind of file', () => {
    expect(passwordIn('abc\n')).toBe('abc');
    expect(passwordIn('postgres:5432:mlflow:mlflow:abc\n')).toBe('abc');
  });
});
