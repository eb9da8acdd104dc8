import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../contract/doctor.ts';
import { IconAlert, IconFailed, IconOk, IconTool } from '../../components/icons.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useDoctorFix } from '../../data/use-doctor.ts';
import styles from './check-row.module.css';
import { useCheckWords } from './use-check-words.ts';

const icons = { ok: IconOk, warning: IconAlert, failed: IconFailed };

/** One thing that was looked at. */
export function CheckRow({ check }: { check: Check }) {
  const { t } = useTranslation('doctor');
  const words = useCheckWords()(check);
  const fix = useDoctorFix();
  const Icon = icons[check.state];
  return (
    <li className={styles.check} data-state={check.state}>
      <Icon className={styles.icon} size={22} stroke={1.7} role="img" aria-label={t(`state.${check.state}`)} />
      <div className={styles.words}>
        <p className={styles.name}>{words.name}</p>
        <p className={styles.finding}>{words.finding}</p>
        {words.hint && <p className={styles.hint}>{words.hint}</p>}
        {words.exact && (
          <p className={styles.exact} lang="en">
            {words.exact}
          </p>
        )}
        {fix.error && <TroubleNote error={fix.error} />}
      </div>
      {check.fixable && check.state !== 'ok' && (
        <Button
          variant="default"
          loading={fix.isPending}
          leftSection={<IconTool size={18} aria-hidden />}
          aria-label={t('fixNamed', { name: words.name })}
          onClick={() => fix.mutate(check.name)}
        >
          {t('fix')}
        </Button>
      )}
    </li>
  );
}
