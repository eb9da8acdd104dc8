import { UnstyledButton } from '@mantine/core';
import { memo, useCallback, useId, useState } from 'react';
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
  const sums = counts.map((row) => row.reduce((sum, one) => sum + one, 0));
  const toggle = useCallback((cell: Cell) => setOpened((now) => (isSame(now, cell) ? undefined : cell)), []);
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
                    label={label}
                    verdict={verdict}
                    count={counts[truth]?.[called] ?? 0}
                    all={sums[truth] ?? 0}
                    opened={isSame(opened, { label, verdict })}
                    onPress={photos && toggle}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {photos && opened && (
        <CellPhotos
          key={`${opened.label} ${opened.verdict}`}
          version={card.version}
          cell={opened}
          photos={inCell(photos, opened)}
        />
      )}
    </>
  );
}

const isSame = (one: Cell | undefined, other: Cell): boolean =>
  one?.label === other.label && one.verdict === other.verdict;

interface CountProps extends Cell {
  count: number;
  /** Of the row. */
  all: number;
  opened: boolean;
  onPress: ((cell: Cell) => void) | undefined;
}

/** A hundred classes make ten thousand of them: only those that change are drawn anew. */
const Count = memo(function Count({ label, verdict, count, all, opened, onPress }: CountProps) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const called = useVerdictName(verdict);
  const number = format.number(count);
  return (
    <td
      className={styles.cell}
      data-right={label === verdict || undefined}
      data-zero={count === 0 || undefined}
      data-opened={opened || undefined}
      style={{ '--share': all === 0 ? 0 : count / all }}
    >
      {onPress && count > 0 ? (
        <UnstyledButton
          className={styles.press}
          aria-expanded={opened}
          aria-label={t('confusion.cell', { label, verdict: called, number })}
          onClick={() => onPress({ label, verdict })}
        >
          {number}
        </UnstyledButton>
      ) : (
        number
      )}
    </td>
  );
});

interface CellPhotosProps {
  version: string;
  cell: Cell;
  photos: readonly JudgedPhoto[];
}

function CellPhotos({ version, cell, photos }: CellPhotosProps) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const verdict = useVerdictName(cell.verdict);
  const values = { count: photos.length, number: format.number(photos.length), label: cell.label, verdict };
  const title = t('confusion.open', values);
  return (
    <section className={styles.opened} aria-label={title}>
      <h3 className={styles.openedTitle}>{title}</h3>
      <PhotoFigures photos={photos} versions={[version]} caption={(photo) => <JudgedCaption photo={photo} />} />
    </section>
  );
}
