import { useTranslation } from 'react-i18next';
import { runtime } from '../../contract/shapes/model.ts';

/** What people call what computes the verdicts; a name that is not known stays as it is. */
export function useRuntimeName(): (name: string) => string {
  const { t } = useTranslation('common');
  return (name) => {
    const known = runtime.safeParse(name).data;
    return known ? t(`runtime.${known}`) : name;
  };
}
