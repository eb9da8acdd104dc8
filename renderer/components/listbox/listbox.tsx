import type { HTMLAttributes, ReactNode } from 'react';
import styles from './listbox.module.css';
import type { ListboxState } from './use-listbox.ts';

interface Props extends Omit<HTMLAttributes<HTMLDivElement>, 'role' | 'tabIndex' | 'style' | 'className'> {
  state: ListboxState;
  label: string;
  /** Draws the option at a position. */
  option: (position: number) => ReactNode;
}

/** The rows of a listbox that are in view; what is handed in besides lies over them. */
export function Listbox({ state, label, option, children, ...rest }: Props) {
  const { rows, roving, layout, count } = state;
  const { columns, rowHeight, gap } = layout;
  return (
    <div
      onKeyDown={roving.onKeyDown}
      {...rest}
      ref={roving.list}
      className={styles.list}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      style={{ height: rows.getTotalSize() }}
    >
      {rows.getVirtualItems().map((row) => (
        <div
          key={row.key}
          className={styles.row}
          role="presentation"
          style={{
            transform: `translateY(${row.start}px)`,
            height: rowHeight,
            gap,
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          }}
        >
          {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, column) =>
            option(row.index * columns + column),
          )}
        </div>
      ))}
      {children}
    </div>
  );
}
