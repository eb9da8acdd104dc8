import { UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgedPhoto } from '../../../../contract/models.ts';
import type { ModelCard } from '../../../../contract/shapes/model.ts';
import { NEITHER } from '../../../components/class-mark.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useVerdictName, VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { PhotoFigures } from '../photo-figures.tsx';
import styles from './confusion-matrix.module.css';
import { JudgedCaption } from './judged-caption.tsx';
import { type Cell, countCells, inCell } from './judged-photos.ts';

interface Props {
  card: ModelCard;
  /** What each cell opens; none where it was not kept. */
  photos: readonly JudgedPhoto[] | undefined;
}

/** What the photos of each class were called. The darker a cell, the larger its share of the row. */
export function ConfusionMatrix({ card, photos }: Props) {
  const { t } = useTranslation('models');
  const words = useId();
  const [opened, setOpened] = useState<Cell>();
  const labels = card.classes.map(({ label }) => label);
  const columns = [...labels, NEITHER];
  const counts = photos ? countCells(labels, photos) : card.confusion;
  const isOpen = (cell: Cell) => opened?.label === cell.label && opened.verdict === cell.verdict;
  const toggle = (cell: Cell) => setOpened(isOpen(cell) ? undefined : cell);
  return (
    <>
      <p id={words} className={styles.words}>
        {t('confusion.words')} {photos && t('confusion.press')}
      </p>
      <ScrollRegion className={styles.scroller} label={t('confusion.title')}>
        <table className={styles.matrix} aria-describedby={words}>
          <thead>
            <tr>
              <td />
              {columns.map((label) => (
                <th key={label} scope="col">
                  <VerdictName verdict={label} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, truth) => (
              <tr key={label}>
                <th scope="row">
                  <VerdictName verdict={label} />
                </th>
                {columns.map((verdict, called) => (
                  <Count
                    key={verdict}
                    cell={{ label, verdict }}
                    counts={counts[truth] ?? []}
                    called={called}
                    opened={isOpen({ label, verdict })}
                    onPress={photos && toggle}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {photos && opened && (
        <CellPhotos key={`${opened.label} ${opened.verdict}`} cell={opened} photos={inCell(photos, opened)} />
      )}
    </>
  );
}

interface CountProps {
  cell: Cell;
  /** The row, and the place in it. */
  counts: readonly number[];
  called: number;
  opened: boolean;
  onPress: ((cell: Cell) => void) | undefined;
}

function Count({ cell, counts, called, opened, onPress }: CountProps) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const verdict = useVerdictName(cell.verdict);
  const count = counts[called] ?? 0;
  const all = counts.reduce((sum, one) => sum + one, 0);
  const number = format.number(count);
  return (
    <td
      className={styles.cell}
      data-right={cell.label === cell.verdict || undefined}
      data-zero={count === 0 || undefined}
      data-opened={opened || undefined}
      style={{ '--share': all === 0 ? 0 : count / all }}
    >
      {onPress && count > 0 ? (
        <UnstyledButton
          className={styles.press}
          aria-expanded={opened}
          aria-label={t('confusion.cell', { label: cell.label, verdict, number })}
          onClick={() => onPress(cell)}
        >
          {number}
        </UnstyledButton>
      ) : (
        number
      )}
    </td>
  );
}

function CellPhotos({ cell, photos }: { cell: Cell; photos: readonly JudgedPhoto[] }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const verdict = useVerdictName(cell.verdict);
  const values = { count: photos.length, number: format.number(photos.length), label: cell.label, verdict };
  const title = t('confusion.open', values);
  return (
    <section className={styles.opened} aria-label={title}>
      <h3 className={styles.openedTitle}>{title}</h3>
      <PhotoFigures photos={photos} caption={(photo) => <JudgedCaption photo={photo} />} />
    </section>
  );
}
