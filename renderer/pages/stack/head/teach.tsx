import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconStack } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';

/** Bytes the whole stack takes, measured: running, and on the disk with its images. */
const MEMORY = 2.5 * 2 ** 30;
const DISK = 12e9;

/** What the stack gives and needs, where it was never started. */
export function Teach() {
  const { t } = useTranslation('stack');
  const format = useFormat();
  return (
    <EmptyState icon={IconStack} title={t('teach.title')}>
      <p>{t('teach.gives')}</p>
      <p>{t('teach.needs', { memory: format.memory(MEMORY), disk: format.bytes(DISK) })}</p>
    </EmptyState>
  );
}

/** This window comes from the stack itself, which has no way to its engine. */
export function Elsewhere() {
  const { t } = useTranslation('stack');
  return (
    <EmptyState icon={IconStack} title={t('elsewhere.title')}>
      <p>{t('elsewhere.words')}</p>
    </EmptyState>
  );
}
