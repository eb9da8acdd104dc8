import type { HTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';

interface Props extends Omit<HTMLAttributes<HTMLDivElement>, 'role' | 'tabIndex'> {
  /** From 0, of `count`. */
  position: number;
  count: number;
  selected: boolean;
  /** The Tab key stops here. */
  active: boolean;
  /** What it shows is on its way. */
  busy: boolean;
}

/** A place in a listbox, as those who hear the page and the keys of the list know it. */
export function Option({ position, count, selected, active, busy, ...rest }: Props) {
  const { t } = useTranslation('common');
  return (
    <div
      {...rest}
      role="option"
      tabIndex={active ? 0 : -1}
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={position + 1}
      aria-busy={busy}
      aria-label={busy ? t('onItsWay') : undefined}
      data-position={position}
    />
  );
}
