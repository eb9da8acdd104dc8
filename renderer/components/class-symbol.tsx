import { useClassMark } from '../data/classes-context.tsx';
import type { Shape } from './class-mark.ts';
import styles from './class-symbol.module.css';

const paths: Record<Shape, string> = {
  circle: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z',
  square: 'M1.6 1.6h8.8v8.8H1.6Z',
  triangle: 'M6 .8 11.4 10.6H.6Z',
  diamond: 'M6 .2 11.8 6 6 11.8.2 6Z',
  hexagon: 'M3.2 1h5.6l2.9 5-2.9 5H3.2L.3 6Z',
  star: 'M6 .3 7.6 4.2l4.2.3-3.2 2.7 1 4.1L6 9.1l-3.6 2.2 1-4.1L.2 4.5l4.2-.3Z',
  cross: 'M4.2.8h3.6v3.4h3.4v3.6H7.8v3.4H4.2V7.8H.8V4.2h3.4Z',
  ring: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
};

/** The mark of a verdict, before its name. */
export function ClassSymbol({ label, size = 12 }: { label: string; size?: number }) {
  const { color, shape } = useClassMark(label);
  return (
    <svg className={styles.symbol} viewBox="0 0 12 12" width={size} height={size} style={{ color }} aria-hidden>
      <path d={paths[shape]} />
    </svg>
  );
}
