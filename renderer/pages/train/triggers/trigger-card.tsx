import { Button, Switch } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriggerSettings } from '../../../../contract/shapes/trigger.ts';
import type { DryRun, TriggerState } from '../../../../contract/triggers.ts';
import { useWantedSection } from '../../../components/wanted-section.ts';
import { type TriggerActions, useDryRun } from '../../../data/use-triggers.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './trigger-card.module.css';
import { TriggerFields } from './trigger-fields.tsx';
import { useReasonWords } from './use-reason-words.ts';

interface Props {
  project: string;
  state: TriggerState;
  settings: TriggerSettings & { zone: string };
  actions: TriggerActions;
}

/** One trigger: its switch, what is set of it, when it runs next, and what it would do now. */
export function TriggerCard({ project, state, settings, actions }: Props) {
  const { t } = useTranslation('triggers');
  const id = useId();
  const dryRun = useDryRun(project, state.name);
  const { name } = state;
  const section = useWantedSection(`triggers-${name}`);
  const title = t(`name.${name}`);
  const asked = actions.run.isPending && actions.run.variables === name;
  return (
    <section
      ref={section}
      id={`triggers-${name}`}
      tabIndex={-1}
      className={styles.card}
      aria-labelledby={id}
      data-on={settings[name].on || undefined}
    >
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        <Switch
          aria-label={t('switch', { name: title })}
          checked={settings[name].on}
          onChange={({ currentTarget: { checked } }) =>
            actions.change.mutate({ [name]: { ...settings[name], on: checked } })
          }
        />
      </div>
      <p className={styles.soft}>{t(`words.${name}`)}</p>
      <div>
        <TriggerFields name={name} settings={settings} onChange={actions.change.mutate} />
      </div>
      <Standing state={state} />
      <div className={styles.actions}>
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('dryRunOf', { name: title })}
          loading={dryRun.isPending}
          onClick={() => dryRun.mutate()}
        >
          {t('dryRun')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          aria-label={t('runNowOf', { name: title })}
          loading={asked}
          onClick={() => actions.run.mutate(name)}
        >
          {t('runNow')}
        </Button>
      </div>
      <p className={styles.answer} role="status">
        {dryRun.data && <Answer dryRun={dryRun.data} />}
      </p>
    </section>
  );
}

/** When it runs next, and what it did last. */
function Standing({ state: { next, queued, last, ordered, clock, looks, enabled, name } }: { state: TriggerState }) {
  const { t } = useTranslation('triggers');
  const format = useFormat();
  const words = useReasonWords();
  const airflow = clock === 'stack' && enabled;
  if (next === undefined && !queued && !last && !ordered && !airflow) return null;
  return (
    <div className={styles.standing}>
      {ordered && <p>{t('ordered')}</p>}
      {queued && <p>{t('queued')}</p>}
      {airflow && (
        <p>
          {t(name === 'new-photos' ? 'airflow.photos' : 'airflow.often')}{' '}
          {looks === undefined ? t('airflow.away') : t('airflow.looks', { when: format.time(looks) })}
        </p>
      )}
      {next !== undefined && <p>{t('next', { when: format.dateTime(next) })}</p>}
      {last && (
        <p className={styles.soft}>
          {t('lastTime')} {format.near(last.at)} · {t(last.ran ? 'ran' : 'held', { reason: words(last.reason) })}.
        </p>
      )}
    </div>
  );
}

function Answer({ dryRun: { runs, reason } }: { dryRun: DryRun }) {
  const { t } = useTranslation('triggers');
  const words = useReasonWords();
  return <>{t(runs ? 'wouldRun' : 'wouldNotRun', { reason: words(reason) })}.</>;
}
