import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreEntry } from '../../../../contract/shapes/store.ts';
import { nameOf } from '../../../../contract/shapes/store-path.ts';
import { IconCheck } from '../../../components/icons.ts';
import { Option } from '../../../components/listbox/option.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './entry-grid.module.css';
import { EntryPicture } from './entry-picture.tsx';

interface Props {
  /** None while it is on its way. */
  entry: StoreEntry | undefined;
  prefix: string;
  layout: 'rows' | 'grid';
  deep: boolean;
  position: number;
  count: number;
  /** It comes into view in a flight through the list: its picture can wait. */
  hurried: boolean;
  selected: boolean;
  active: boolean;
}

/** An object or a folder in the list. */
export const EntryOption = memo(function EntryOption(props: Props) {
  const { entry, prefix, layout, deep, position, count, hurried, selected, active } = props;
  const [waits, setWaits] = useState(hurried);
  if (waits && !hurried) setWaits(false);
  return (
    <Option
      className={styles.option ?? ''}
      {...{ position, count, selected, active }}
      busy={entry === undefined}
      data-key={entry?.key}
      data-kind={entry?.kind}
    >
      {entry ? (
        <Drawn
          entry={entry}
          name={deep ? entry.key.slice(prefix.length) : nameOf(entry.key)}
          layout={layout}
          waits={waits}
          selected={selected}
        />
      ) : (
        <span className={styles.pending} />
      )}
    </Option>
  );
});

interface DrawnProps {
  entry: StoreEntry;
  name: string;
  layout: 'rows' | 'grid';
  waits: boolean;
  selected: boolean;
}

function Drawn({ entry, name, layout, waits, selected }: DrawnProps) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const { kind, size, modified } = entry;
  const words = kind === 'folder' ? t('objects.folder') : kind === 'deleted' ? t('objects.gone') : format.bytes(size);
  return (
    <>
      <span className={styles.picture}>
        <EntryPicture entry={entry} waits={waits} large={layout === 'grid'} />
        <span className={styles.check} data-on={selected || undefined} data-check aria-hidden>
          <IconCheck size={14} stroke={3} />
        </span>
      </span>
      <span className={styles.name} title={entry.key}>
        <span data-open>{name || '/'}</span>
      </span>
      <span className={styles.size}>{words}</span>
      {layout === 'rows' && (
        <span className={styles.when}>{modified === undefined ? '' : format.dateTimeShort(modified)}</span>
      )}
    </>
  );
}
