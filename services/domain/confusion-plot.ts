import type { ModelCard } from '../../contract/shapes/model.ts';

const CELL = 56;
const WORDS = 150;
const HEAD = 70;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const short = (label: string): string => (label.length > 18 ? `${label.slice(0, 17)}…` : label);

/** A card's confusion matrix as an SVG picture: a row a class, a column a verdict, the last "neither". */
export function confusionPlot({
  version,
  classes,
  confusion,
}: Pick<ModelCard, 'version' | 'classes' | 'confusion'>): string {
  const labels = classes.map(({ label }) => short(label));
  const verdicts = [...labels, 'neither'].slice(0, confusion[0]?.length ?? 0);
  const most = Math.max(1, ...confusion.flat());
  const width = WORDS + CELL * verdicts.length + 10;
  const height = HEAD + CELL * confusion.length + 10;
  const cells = confusion.flatMap((row, y) =>
    row.map((count, x) => {
      const [left, top] = [WORDS + x * CELL, HEAD + y * CELL];
      const share = count / most;
      return (
        `<rect x="${left}" y="${top}" width="${CELL - 2}" height="${CELL - 2}" rx="4" fill="#e0a800" fill-opacity="${(0.06 + 0.94 * share).toFixed(3)}"/>` +
        `<text x="${left + CELL / 2 - 1}" y="${top + CELL / 2 + 4}" text-anchor="middle">${count}</text>`
      );
    }),
  );
  const columns = verdicts.map(
    (label, x) =>
      `<text transform="translate(${WORDS + x * CELL + CELL / 2} ${HEAD - 8}) rotate(-30)">${escaped(label)}</text>`,
  );
  const rows = labels.map(
    (label, y) =>
      `<text x="${WORDS - 8}" y="${HEAD + y * CELL + CELL / 2 + 4}" text-anchor="end">${escaped(label)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(version)}: test photos by their label (rows) and verdict (columns)</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...columns,
    ...rows,
    ...cells,
    '</svg>',
  ].join('\n');
}
