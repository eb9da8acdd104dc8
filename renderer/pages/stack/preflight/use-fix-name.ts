import { useTranslation } from 'react-i18next';
import type { StackFix } from '../../../../contract/stack.ts';

/** What a button that mends something says. */
export function useFixName() {
  const { t } = useTranslation('stack');
  return (fix: StackFix): string =>
    fix.kind === 'choose-port' ? t('fix.choose-port', { port: fix.port }) : t('fix.start-engine');
}
