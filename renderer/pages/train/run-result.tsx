import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TrainingResult } from '../../../contract/training.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useModels } from '../../data/use-models.ts';
import type { Training } from '../../data/use-training.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import styles from './run-result.module.css';

/** What a training came to: the version, what the gate said of it, and what to do now. */
export function RunResult({ result, training }: { result: TrainingResult; training: Training }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const { version, test, gate, photos, seconds, embedded, skipped } = result;
  // It may have been put live, or taken back, since the training ended.
  const live = useModels().data?.find((one) => one.version === version)?.live ?? result.live;
  const refused = gate && !gate.passed;
  return (
    <div className={styles.result} data-refused={refused || undefined}>
      <div className={styles.words}>
        <p className={styles.made}>
          {t('result.made', { version })}{' '}
          <span className={styles.soft}>{t(live ? 'result.live' : 'result.waits')}</span>
        </p>
        <p>
          {t('result.test', {
            correct: format.number(test.correct),
            total: format.number(test.total),
            count: test.total,
          })}
          {' · '}
          {t('result.seconds', {
            photos: format.number(photos),
            seconds: format.rate(seconds),
            embedded: format.number(embedded),
          })}
        </p>
        {gate && <p>{t('result.gate', { reason: gate.reason })}</p>}
        {refused && !live && <p>{t('result.refused')}</p>}
        {skipped.length > 0 && (
          <details className={styles.aside}>
            <summary>{t('result.aside', { count: skipped.length, number: format.number(skipped.length) })}</summary>
            <ul>
              {skipped.map(({ photo, message }) => (
                <li key={photo}>
                  {photo}: {message}
                </li>
              ))}
            </ul>
          </details>
        )}
        {training.promote.error && <TroubleNote error={training.promote.error} />}
      </div>
      <div className={styles.actions}>
        {!live && !refused && (
          <Button loading={training.promote.isPending} onClick={() => training.promote.mutate(version)}>
            {t('result.promote')}
          </Button>
        )}
        <Button variant="default" component={Link} href={routes.model(version)}>
          {t('result.look')}
        </Button>
      </div>
    </div>
  );
}
