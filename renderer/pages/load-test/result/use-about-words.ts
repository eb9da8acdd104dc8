import { useTranslation } from 'react-i18next';
import type { LoadResult } from '../../../../contract/shapes/load.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What was tested, with which photos, who answered, and what it is held against: a sentence each. */
export function useAboutWords() {
  const { t } = useTranslation('load');
  const format = useFormat();
  return ({ plan, target, at, photos, versions }: LoadResult, before: LoadResult | undefined): string[] => {
    const from = photos.from === 'project' ? 'photosProject' : 'photosHistory';
    const was = before?.versions[0];
    return [
      t('result.about', {
        profile: t(`start.profiles.${plan.profile}`),
        count: plan.users,
        number: format.number(plan.users),
        seconds: format.number(plan.seconds),
        address: target.address,
        when: format.dateTime(at),
      }),
      t(`result.${from}`, { count: photos.count, number: format.number(photos.count) }),
      ...(versions.length > 0 ? [t('result.by', { versions: versions.map(({ version }) => version).join(', ') })] : []),
      ...(before && was ? [t('result.before', { version: was.version, when: format.dateTime(before.at) })] : []),
    ];
  };
}
