/** The verdict that is no class; the contract's word. */
export const NEITHER = 'neither';

/** How a class is drawn everywhere: never by colour alone. */
export interface ClassMark {
  color: string;
  shape: Shape;
}

export const shapes = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'star', 'cross'] as const;
export type Shape = (typeof shapes)[number] | 'ring';

const COLORS = 7;
const neither: ClassMark = { color: 'var(--m-class-neither)', shape: 'ring' };

/**
 * The mark of a class by its place among the project's classes in the order of their names. Beyond seven classes the
 * colours come again with other shapes: 49 marks that differ.
 */
export function classMark(label: string, classes: readonly string[]): ClassMark {
  if (label === NEITHER) return neither;
  const place = Math.max(classes.toSorted(byName).indexOf(label), 0);
  const round = Math.floor(place / COLORS);
  return { color: `var(--m-class-${place % COLORS})`, shape: shapes[(place + round) % shapes.length]! };
}

function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
