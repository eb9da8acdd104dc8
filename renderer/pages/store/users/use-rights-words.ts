import { useTranslation } from 'react-i18next';
import type { Rights } from '../../../../contract/shapes/store.ts';

/** What a user may do, a sentence each. */
export function useRightsWords(): (rights: Rights) => string[] {
  const { t, i18n } = useTranslation('store');
  return (rights) => {
    const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
    return (['write', 'read'] as const).flatMap((right) => {
      if (rights['*'] === right) return t(`users.all.${right}`);
      const names = Object.keys(rights).filter((name) => rights[name] === right && name !== '*');
      return names.length > 0 ? t(`users.may.${right}`, { buckets: list.format(names.toSorted()) }) : [];
    });
  };
}
