import { useTranslation } from 'react-i18next';
import type { PhotoEdit } from '../../../contract/shapes/project-photo.ts';
import { useFormat } from '../../i18n/format.ts';

/** Says what was done to photos: "3 photos labelled bee". */
export function useEditWords() {
  const { t } = useTranslation('photos');
  const format = useFormat();
  return ({ kind, photos, to }: Pick<PhotoEdit, 'kind' | 'photos' | 'to'>): string => {
    const what = kind === 'label' && to === undefined ? 'unlabel' : kind;
    return t(`edit.${what}`, { count: photos, number: format.number(photos), to: to ?? '' });
  };
}
