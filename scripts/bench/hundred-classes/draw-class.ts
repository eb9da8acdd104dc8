import sharp from 'sharp';
import type { Random } from '../../../services/domain/random.ts';

const SIDE = 256;
/** Ten shapes in ten colours: a hundred classes. */
const SHAPES = 10;

const between = (random: Random, low: number, high: number) => low + random() * (high - low);

/** A shape about a place, by its kind. */
function shape(kind: number, x: number, y: number, r: number, ink: string): string {
  const fill = `fill="${ink}"`;
  const line = `stroke="${ink}" stroke-width="${r / 4}" fill="none"`;
  const shapes = [
    `<circle cx="${x}" cy="${y}" r="${r}" ${fill}/>`,
    `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" ${fill}/>`,
    `<path d="M${x} ${y - r} l${r} ${2 * r} h${-2 * r} z" ${fill}/>`,
    `<circle cx="${x}" cy="${y}" r="${r}" ${line}/>`,
    `<path d="M${x - r} ${y} h${2 * r} M${x} ${y - r} v${2 * r}" ${line}/>`,
    `<path d="M${x - r} ${y - r / 2} h${2 * r} M${x - r} ${y + r / 2} h${2 * r}" ${line}/>`,
    `<text x="${x - r}" y="${y + r}" font-size="${3 * r}" font-family="sans-serif" ${fill}>A</text>`,
    `<path d="M${x - r} ${y} q${r / 2} ${-2 * r} ${r} 0 t${r} 0" ${line}/>`,
    `<path d="M${x - r} ${y + r} l${r} ${-2 * r} l${r} ${2 * r}" ${line}/>`,
    `<ellipse cx="${x}" cy="${y}" rx="${1.6 * r}" ry="${r / 2}" ${fill}/>`,
  ];
  return shapes[kind]!;
}

/** What is behind: hills of other colours, so that no two pictures are taken for one scene. */
function ground(random: Random): string {
  const hues = Array.from({ length: 3 }, () => between(random, 0, 360));
  const blots = hues.map((hue) => {
    const [x, y] = [between(random, 0, SIDE), between(random, 0, SIDE)];
    const [wide, tall] = [between(random, 30, 140), between(random, 30, 140)];
    const turn = `rotate(${between(random, 0, 180)} ${x} ${y})`;
    const ink = `hsl(${hue} ${between(random, 10, 35)}% ${between(random, 80, 96)}%)`;
    return random() < 0.5
      ? `<ellipse cx="${x}" cy="${y}" rx="${wide}" ry="${tall}" transform="${turn}" fill="${ink}"/>`
      : `<rect x="${x - wide}" y="${y - tall}" width="${2 * wide}" height="${2 * tall}" transform="${turn}" fill="${ink}"/>`;
  });
  return `<rect width="100%" height="100%" fill="hsl(${between(random, 0, 360)} 25% ${between(random, 82, 98)}%)"/>${blots.join('')}`;
}

/** A picture of one of a hundred classes: its shape in its colour, a few times, on any ground. PNG. */
export async function drawClass(label: number, random: Random): Promise<Buffer> {
  const [kind, hue] = [label % SHAPES, Math.floor(label / SHAPES) * 36];
  const scale = between(random, 20, 40);
  const count = Math.round(between(random, 6, 10));
  const shapes = Array.from({ length: count }, () => {
    const ink = `hsl(${hue + between(random, -6, 6)} 85% ${between(random, 35, 50)}%)`;
    const [x, y] = [between(random, 30, SIDE - 30), between(random, 30, SIDE - 30)];
    return shape(kind, x, y, scale * between(random, 0.8, 1.2), ink);
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${ground(random)}${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
