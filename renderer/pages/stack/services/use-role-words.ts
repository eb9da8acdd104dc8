import { useTranslation } from 'react-i18next';
import { roleOf } from './role-of.ts';

/** What a service is called and what it is for, in plain words. */
export function useRoleWords() {
  const { t } = useTranslation('stack');
  return (service: string): { name: string; purpose: string } => {
    const role = roleOf(service);
    if (!role) return { name: service, purpose: t('role.own.purpose') };
    return { name: t(`role.${role}.name`), purpose: t(`role.${role}.purpose`) };
  };
}
