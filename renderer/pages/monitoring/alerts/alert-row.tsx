import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../contract/shapes/alert.ts';
import { useAlertWords } from '../../../alerts/use-alert-words.ts';
import { IconAlert, IconCheck } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import { VersionLink } from '../../models/version-link.tsx';
import styles from './alerts.module.css';
import { showSection } from './show-section.ts';

/** An alert: what, since when, how much, in which version; with the way to what it is about. */
export function AlertRow({ alert, onSee }: { alert: Alert; onSee: () => void }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const { title, measured } = useAlertWords()(alert);
  const { name, version, raised, cleared, seen } = alert;
  return (
    <li className={styles.alert} data-open={cleared === undefined || undefined}>
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p>{measured}</p>
        <p className={styles.soft}>
          {cleared === undefined
            ? t('alert.since', { when: format.near(raised) })
            : t('alert.fromTo', { from: format.dateTime(raised), to: format.dateTime(cleared) })}{' '}
          · <VersionLink version={version} />
        </p>
      </div>
      {cleared === undefined && (
        <div className={styles.ways}>
          <Button
            size="compact-md"
            variant="default"
            aria-label={t('alert.showOf', { title })}
            onClick={() => showSection(name)}
          >
            {t('alert.show')}
          </Button>
          {seen ? (
            <span className={styles.seen}>
              <IconCheck size={16} aria-hidden />
              {t('alert.seen')}
            </span>
          ) : (
            <Button size="compact-md" variant="default" aria-label={t('alert.seeOf', { title })} onClick={onSee}>
              {t('alert.see')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
