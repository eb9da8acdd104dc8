import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import { usePhotoCounts } from '../../data/photos/use-photo-counts.ts';
import { useFormat } from '../../i18n/format.ts';

/** How a project's photos stand, in a sentence. */
export function useStateWords(project: Project): string {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const counts = usePhotoCounts(project.id).data;
  if (!counts) return ' ';
  if (counts.total === 0) return t('state.empty');
  const photos = t('state.photos', { count: counts.total, number: format.number(counts.total) });
  const waiting = t('state.unlabelled', { count: counts.unlabelled, number: format.number(counts.unlabelled) });
  return `${photos} ${counts.unlabelled > 0 ? waiting : t('state.labelled')}`;
}
