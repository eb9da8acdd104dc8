import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attended, within } from './deadline.ts';
import { followBuild, followPull, pullFault } from './image-progress.ts';
import { logLines, momentAfter } from './log-lines.ts';

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let place = 1; place < at.length; place++) yield bytes.subarray(at[place - 1], at[place]);
}

const frame = (stream: 1 | 2, text: string): Uint8Array => {
  const body = Buffer.from(text);
  const head = Buffer.alloc(8);
  head.writeUInt8(stream, 0);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
};

const MOMENT = '2026-11-01T12:00:00.123456789Z';

describe('a log as the engine frames it', () => {
  it('comes out in lines, however it is cut', async () => {
    const word = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { maxLength: 8 }),
        fc.array(fc.nat(2000), { maxLength: 20 }),
        async (words, cuts) => {
          const framed = Buffer.concat(words.map((text, at) => frame(at % 2 === 0 ? 1 : 2, `${MOMENT} ${text}\n`)));
          const lines = await Array.fromAsync(logLines(pieces(framed, cuts)));
          expect(lines.map(({ text }) => text).sort()).toEqual(words.sort());
        },
      ),
    );
  });

  it('tells the moment and the stream, and leaves out what only moves the cursor', async () => {
    const framed = Buffer.concat([
      frame(2, `${MOMENT} \u001b[31mred\u001b[0m\r\n`),
      frame(1, `${MOMENT} a line with no end`),
    ]);
    expect(await Array.fromAsync(logLines(pieces(framed, [3, 11])))).toEqual([
      { at: new Date('2026-11-01T12:00:00.123Z'), mark: MOMENT, stream: 'err', text: 'red' },
      { at: new Date('2026-11-01T12:00:00.123Z'), mark: MOMENT, stream: 'out', text: 'a line with no end' },
    ]);
  });

  it.each([
    [MOMENT, '1793534400.123456790'],
    ['2026-11-01T12:00:00.999999999Z', '1793534401.000000000'],
    ['2026-11-01T14:00:00.5+02:00', '1793534400.500000001'],
    ['2026-11-01T12:00:00Z', '1793534400.000000001'],
  ])('goes on behind %s', (mark, next) => {
    expect(momentAfter(mark)).toBe(next);
  });

  it('never throws at what is no frame', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await Array.fromAsync(logLines(pieces(bytes, [7, 13])));
      }),
    );
  });
});

describe('the progress of an image', () => {
  const stream = (...events: object[]) =>
    pieces(Buffer.from(events.map((event) => `${JSON.stringify(event)}\r\n`).join('')), [5, 50, 51, 90]);
  const watch = () => {
    const told: { done: number; total: number }[] = [];
    return {
      told,
      watch: { signal: new AbortController().signal, onProgress: (each: (typeof told)[0]) => told.push(each) },
    };
  };

  it('adds up the bytes of its layers, and never goes back', async () => {
    const { told, watch: given } = watch();
    await followPull(
      'redis',
      stream(
        { status: 'Pulling from library/redis', id: '7' },
        { status: 'Already exists', id: 'a' },
        { status: 'Downloading', id: 'b', progressDetail: { current: 10, total: 100 } },
        { status: 'Downloading', id: 'c', progressDetail: { current: 50, total: 50 } },
        { status: 'Download complete', id: 'b' },
        { status: 'Extracting', id: 'b', progressDetail: { current: 1, total: 100 } },
        { status: 'Pull complete', id: 'b' },
      ),
      given,
    );
    expect(told.at(-1)).toEqual({ done: 150, total: 150 });
    expect(told.every(({ done }, at) => at === 0 || done >= told[at - 1]!.done)).toBe(true);
  });

  it.each([
    ['manifest unknown: manifest unknown', 'image-missing'],
    ['pull access denied for x, repository does not exist or may require login', 'image-missing'],
    ['unexpected EOF', 'pull-failed'],
    ['Get "https://registry/v2/": proxyconnect tcp: dial tcp 10.0.0.7:3128: connect: refused', 'pull-blocked'],
    ['Get "https://registry/v2/": Proxy Authentication Required', 'pull-blocked'],
    ['Get "https://registry/v2/": tls: failed to verify certificate: x509: unknown authority', 'pull-blocked'],
    ['Get "https://registry/v2/": dial tcp: lookup registry: no such host', 'pull-failed'],
    ['write /var/lib/docker/tmp/x: no space left on device', 'disk-full'],
  ])('ends where the stream says "%s"', async (error, code) => {
    const events = stream({ status: 'Downloading', id: 'b' }, { errorDetail: { message: error }, error });
    await expect(followPull('x', events, watch().watch)).rejects.toMatchObject({ code });
  });

  it('counts the steps of a build, and says which words it ended with', async () => {
    const { told, watch: given } = watch();
    await followBuild(
      'x',
      stream({ stream: 'Step 1/2 : FROM a\n' }, { stream: 'Step 2/2 : RUN b\n' }, { stream: 'hm\n' }),
      given,
    );
    expect(told).toEqual([
      { done: 0, total: 2 },
      { done: 1, total: 2 },
    ]);
    await expect(
      followBuild('x', stream({ stream: 'npm error\n' }, { error: 'returned a non-zero code: 1' }), watch().watch),
    ).rejects.toMatchObject({ code: 'build-failed', details: { last: 'npm error' } });
  });

  it('ends where nothing comes any more, and not while something comes', { timeout: 5000 }, async () => {
    const late = () => pullFault('x', 'nothing came');
    const slow = Readable.from(
      (async function* () {
        for (let at = 0; at < 5; at++) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          yield Buffer.from('{"status": "Downloading"}\n');
        }
      })(),
    );
    await followPull('x', attended(slow, 400, late), watch().watch);
    const silent = new Readable({ read() {} });
    silent.push('{"status": "Downloading"}\n');
    await expect(followPull('x', attended(silent, 50, late), watch().watch)).rejects.toMatchObject({
      code: 'pull-failed',
    });
    expect(silent.destroyed).toBe(true);
    await expect(within(50, () => new Promise(() => {}), undefined, late)).rejects.toMatchObject({
      code: 'pull-failed',
    });
  });
});
