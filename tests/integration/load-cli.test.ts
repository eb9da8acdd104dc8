import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadResult } from '../../contract/shapes/load.ts';
import { type Running, runMeadow, startMeadow } from './cli/run-meadow.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { freePort } from './predictor/open-serving.ts';

let home: string;
let serve: Running;
let port: number;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-cli-load-'));
  await mkdir(join(home, 'given'));
  for (const seed of [1, 2]) await writeFile(join(home, 'given', `${seed}.jpg`), await makePhoto(seed));
  await runMeadow(['photos', 'add', 'given'], { home });
  port = await freePort();
  serve = startMeadow(['serve', '--port', String(port)], { home });
  await serve.said('Ctrl-C ends it');
}, 120_000);
afterAll(async () => {
  serve.child.kill('SIGTERM');
  await serve.ended;
  await rm(home, { recursive: true });
});

const loadTest = (...args: string[]) => runMeadow(['loadtest', ...args], { home });

describe('meadow loadtest', { timeout: 120_000 }, () => {
  it('passes what is fast enough, in a table and a sentence', async () => {
    const { code, stdout } = await loadTest('--users', '2', '--for', '12', '--p95', '60000');
    expect(stdout).toContain(`to http://127.0.0.1:${port}, answered by dandelion-or-grass-1.`);
    expect(stdout).toMatch(/^USERS +A SECOND +P50 +P95 +P99 +TURNED AWAY +ERRORS$/m);
    expect(stdout).toMatch(/^1 .*\n2 /m);
    expect(stdout).toMatch(
      /^Passed: with 2 users 95 of 100 photos had their verdict within [\d.]+ ms \(mark: 60000 ms\)/m,
    );
    expect(code).toBe(0);
  });

  it('fails what is not, by the mark that is kept, and prints only JSON where that is asked for', async () => {
    const address = `http://127.0.0.1:${port}`;
    await loadTest(address, '--users', '1', '--for', '6', '--p95', '1');
    const { code, stdout } = await loadTest(address, '--for', '10', '--profile', 'steady', '--json');
    const result = loadResult.parse(JSON.parse(stdout));
    expect(result).toMatchObject({
      target: { kind: 'address', address },
      plan: { profile: 'steady', users: 1, seconds: 10 },
      verdict: { state: 'failed', reasons: ['slow'], mark: { p95: 1, users: 1 } },
    });
    expect(code).toBe(1);
  });

  it('goes to no other computer unasked', async () => {
    const { code, stdout, stderr } = await loadTest('http://192.0.2.1:8600');
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toContain('--confirm 192.0.2.1:8600');
  });

  it('prints the same test for k6 and for Locust', async () => {
    const { stdout: k6 } = await loadTest('--script', 'k6', '--users', '7');
    expect(k6).toContain(`"http://127.0.0.1:${port}/v1/predict"`);
    expect(k6).toContain("{ duration: '5s', target: 7 },");
    const { stdout: locust } = await loadTest('--script', 'locust', '--users', '7', '--for', '60');
    expect(locust).toContain(`host = "http://127.0.0.1:${port}"`);
    expect(locust).toMatch(/\(7, \d+\),\n\]/);
  });
});
