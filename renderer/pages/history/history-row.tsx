import { Checkbox, Skeleton } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../contract/history.ts';
import type { Correction } from '../../../contract/shapes/correction.ts';
import type { PhotoLabel } from '../../../contract/shapes/project-photo.ts';
import { Confidence } from '../../components/confidence.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { VerdictName } from '../../components/verdict-name.tsx';
import { RowMarks } from '../../corrections/row-marks.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './history-row.module.css';
import columns from './history-table.module.css';

interface Props {
  prediction: Prediction;
  /** Its number in the whole table, the head being 1. */
  row: number;
  selected: boolean;
  said: Correction | undefined;
  label: PhotoLabel | undefined;
  /** The project's name, where those of several are listed. */
  project: string | undefined;
  opened: boolean;
  onOpen: (id: number) => void;
  onToggle: (id: number) => void;
  onGone: () => void;
}

/** One prediction. */
export const HistoryRow = memo(function HistoryRow({
  prediction,
  row,
  selected,
  said,
  label,
  project,
  opened,
  onOpen,
  onToggle,
  onGone,
}: Props) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { id, photo, hash, verdict, version, origin, at, ms, thumbnail } = prediction;
  return (
    <tr
      className={styles.row}
      aria-rowindex={row}
      data-selected={selected || undefined}
      data-opened={opened || undefined}
    >
      <td className={styles.above}>
        <Checkbox size="sm" aria-label={t('select.one', { photo })} checked={selected} onChange={() => onToggle(id)} />
      </td>
      <td>
        <span className={styles.picture}>
          <Thumbnail key={thumbnail} src={thumbnail} alt="" onGone={onGone} />
        </span>
      </td>
      <td className={styles.cut} title={photo}>
        <button
          type="button"
          className={styles.open}
          aria-label={t('open', { photo })}
          aria-expanded={opened}
          data-with-project={project !== undefined || undefined}
          onClick={() => onOpen(id)}
        >
          {photo}
        </button>
        <span className={styles.narrow}>
          {format.dateTimeShort(at)}
          {project !== undefined && <span className={styles.project}>{project}</span>}
        </span>
      </td>
      <td>
        <span className={styles.verdict}>
          <VerdictName verdict={verdict} />
          <span className={styles.share}>
            <Confidence verdict={prediction} />
            {prediction.barelyKnown && ` · ${t('barely')}`}
          </span>
        </span>
      </td>
      <td className={styles.above}>
        <RowMarks judged={{ hash, photo, version, verdict }} said={said} label={label} />
      </td>
      <td className={`${styles.cut} ${columns.version}`} title={version}>
        {version}
        {project !== undefined && <span className={styles.project}>{project}</span>}
      </td>
      <td className={columns.origin}>{t(`origin.${origin}`)}</td>
      <td className={`${styles.when} ${columns.when}`} title={t('took', { ms: format.ms(ms) })}>
        {format.dateTime(at)}
      </td>
    </tr>
  );
});

/** A prediction that is on its way. */
export function LoadingRow() {
  return (
    <tr className={styles.row} aria-hidden>
      <td colSpan={8}>
        <Skeleton height={20} />
      </td>
    </tr>
  );
}
