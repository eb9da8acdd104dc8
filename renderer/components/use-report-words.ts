import { useTranslation } from 'react-i18next';
import type { AddReport } from '../../contract/shapes/project-photo.ts';
import { useFormat } from '../i18n/format.ts';

/** Says what came of adding photos: how many were added, known, left aside; and how many have another label. */
export function useReportWords() {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const count = (key: 'added' | 'known' | 'left' | 'otherLabel', photos: number) =>
    t(`report.${key}`, { count: photos, number: format.number(photos) });
  return ({ added, known, leftAside: { length: left }, otherLabel: { length: other } }: AddReport): string =>
    [
      count('added', added),
      known > 0 && count('known', known),
      left > 0 && count('left', left),
      other > 0 && count('otherLabel', other),
    ]
      .filter(Boolean)
      .join(' ');
}
