import { stripVTControlCharacters } from 'node:util';
import type { EngineLogLine } from '../../ports/container-engine.ts';

/** Longer ones are cut: a page shows no more. */
const MOST = 16_384;

const HEADER = 8;
const NANOSECONDS = 1_000_000_000n;

/** A container's log as the engine frames it: a header of eight bytes, then a piece of one of its two streams. */
export async function* logLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<EngineLogLine> {
  const rests = { out: '', err: '' };
  const decoders = { out: new TextDecoder(), err: new TextDecoder() };
  for await (const { name, bytes } of frames(stream)) {
    const lines = (rests[name] + decoders[name].decode(bytes, { stream: true })).split('\n');
    rests[name] = lines.pop() ?? '';
    for (const line of lines) yield lineOf(line, name);
  }
  for (const name of ['out', 'err'] as const) if (rests[name] !== '') yield lineOf(rests[name], name);
}

/** The engine puts the moment before each line. */
function lineOf(line: string, stream: 'out' | 'err'): EngineLogLine {
  const space = line.indexOf(' ');
  const mark = line.slice(0, space);
  const at = new Date(mark);
  const told = !Number.isNaN(at.getTime());
  const text = stripVTControlCharacters(told ? line.slice(space + 1) : line).replace(/\r$/, '');
  return { at: told ? at : new Date(0), mark: told ? mark : undefined, stream, text: text.slice(0, MOST) };
}

/**
 * The next moment after that of a line, in the engine's words for a question: seconds and nanoseconds. A date of
 * JavaScript is too coarse; lines would come twice.
 */
export function momentAfter(mark: string): string {
  const [, moment = '', fraction = '', zone = ''] = /^([^.]*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(mark) ?? [];
  const seconds = BigInt(Date.parse(`${moment}${zone}`) / 1000);
  const next = seconds * NANOSECONDS + BigInt(fraction.slice(0, 9).padEnd(9, '0')) + 1n;
  return `${next / NANOSECONDS}.${String(next % NANOSECONDS).padStart(9, '0')}`;
}

async function* frames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<{ name: 'out' | 'err'; bytes: Uint8Array }> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of stream) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (bytes.length - at >= HEADER) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER);
      const length = view.getUint32(4);
      if (bytes.length - at - HEADER < length) break;
      yield { name: view.getUint8(0) === 2 ? 'err' : 'out', bytes: bytes.subarray(at + HEADER, at + HEADER + length) };
      at += HEADER + length;
    }
    rest = bytes.subarray(at);
  }
}
