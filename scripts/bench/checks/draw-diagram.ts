import sharp from 'sharp';
import type { Random } from '../../../services/domain/random.ts';

const WIDTH = 640;
const HEIGHT = 480;
const inks = ['#1f77b4', '#d62728', '#2ca02c', '#ff7f0e', '#9467bd', '#444444'];

/** A picture as it gets among photos by mistake: a chart, a plan, a page; each of another kind than the one before. JPEG. */
export async function drawDiagram(random: Random, at: number): Promise<Buffer> {
  const kinds = [bars, lines, boxes, pie, page];
  const draw = kinds[at % kinds.length]!;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${pick(random, ['white', '#fafafa', '#f4f1e8'])}"/>${draw(random)}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

const between = (random: Random, low: number, high: number) => Math.round(low + random() * (high - low));
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const repeat = (count: number, draw: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => draw(at)).join('');

const axes = '<path d="M60 30 V430 H610" stroke="black" stroke-width="2" fill="none"/>';

function bars(random: Random): string {
  const count = between(random, 4, 10);
  const step = 530 / count;
  const ink = pick(random, inks);
  const bar = (at: number) => {
    const tall = between(random, 40, 380);
    return `<rect x="${70 + at * step}" y="${430 - tall}" width="${step * 0.7}" height="${tall}" fill="${ink}"/>`;
  };
  return axes + repeat(count, bar);
}

function lines(random: Random): string {
  const line = (at: number) => {
    const points = Array.from({ length: 12 }, (_, x) => `${60 + x * 48},${between(random, 60, 420)}`);
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${inks[at]}" stroke-width="3"/>`;
  };
  return axes + repeat(between(random, 1, 4), line);
}

function boxes(random: Random): string {
  const box = (at: number) => {
    const [x, y] = [40 + (at % 3) * 200, 40 + Math.floor(at / 3) * 150];
    const next = at % 3 < 2 ? `<path d="M${x + 140} ${y + 40} h60" stroke="black" stroke-width="2"/>` : '';
    return `<rect x="${x}" y="${y}" width="140" height="80" rx="8" fill="none" stroke="${pick(random, inks)}" stroke-width="3"/>
      <text x="${x + 20}" y="${y + 46}" font-size="18">Step ${between(random, 1, 99)}</text>${next}`;
  };
  return repeat(between(random, 5, 9), box);
}

function pie(random: Random): string {
  const parts = between(random, 3, 6);
  const at = (turn: number) => `${320 + 180 * Math.cos(turn)} ${240 + 180 * Math.sin(turn)}`;
  const part = (index: number) => {
    const [from, to] = [(index * 2 * Math.PI) / parts, ((index + 1) * 2 * Math.PI) / parts];
    return `<path d="M320 240 L${at(from)} A180 180 0 0 1 ${at(to)} Z" fill="${inks[index]}" stroke="white"/>`;
  };
  return repeat(parts, part);
}

function page(random: Random): string {
  const line = (at: number) =>
    `<rect x="50" y="${40 + at * 24}" width="${between(random, 240, 540)}" height="9" fill="#333"/>`;
  return repeat(17, line);
}
