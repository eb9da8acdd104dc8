import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pipeline, PipelineOverview } from '../../../../contract/shapes/pipeline.ts';
import { IconAlert } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { usePipelineWords } from '../use-pipeline-words.ts';
import styles from './pipeline-list.module.css';

interface Props {
  overview: PipelineOverview;
  onSwitch: (wanted: { pipeline: string; on: boolean }) => void;
  busy: boolean;
}

/** Each pipeline: what it is for, how it stands, when it runs next; and files that cannot be read. */
export function PipelineList({ overview: { pipelines, broken }, onSwitch, busy }: Props) {
  const { t } = useTranslation('pipelines');
  return (
    <Panel>
      <ul className={styles.list} aria-label={t('title')}>
        {pipelines.map((one) => (
          <Row key={one.name} pipeline={one} onSwitch={onSwitch} busy={busy} />
        ))}
        {broken.map(({ file, why }) => (
          <li key={file} className={styles.row}>
            <div className={styles.words}>
              <h2 className={styles.name}>{file}</h2>
              <Broken why={why} hint={t('unreadHint')} />
            </div>
          </li>
        ))}
        {pipelines.length === 0 && broken.length === 0 && <li className={styles.soft}>{t('none')}</li>}
      </ul>
    </Panel>
  );
}

function Row({ pipeline, onSwitch, busy }: { pipeline: Pipeline } & Omit<Props, 'overview'>) {
  const { t } = useTranslation('pipelines');
  const { name, about } = usePipelineWords()(pipeline.name, pipeline.about);
  const turn = (on: boolean) => onSwitch({ pipeline: pipeline.name, on });
  return (
    <li className={styles.row} data-off={!pipeline.on || undefined}>
      <div className={styles.words}>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.soft}>{about}</p>
        {pipeline.broken !== undefined && <Broken why={pipeline.broken} hint={t('brokenHint')} />}
        {!pipeline.on && (
          <p className={styles.off}>
            {t('isOff')}
            <Button size="compact-sm" loading={busy} onClick={() => turn(true)}>
              {t('switchOn')}
            </Button>
          </p>
        )}
      </div>
      <Standing pipeline={pipeline} />
      <Switch
        aria-label={t('switch', { name })}
        checked={pipeline.on}
        disabled={busy}
        onChange={({ currentTarget }) => turn(currentTarget.checked)}
      />
    </li>
  );
}

const dots = { queued: 'starting', running: 'starting', done: 'ready', failed: 'failed', cancelled: 'off' } as const;

/** What goes on, how it ended last, and when it runs next. */
function Standing({ pipeline: { running, queued, last, next, schedule } }: { pipeline: Pipeline }) {
  const { t } = useTranslation('pipelines');
  const format = useFormat();
  const going = running + queued > 0;
  return (
    <dl className={styles.standing}>
      {going && (
        <div>
          <dt>{t('now')}</dt>
          <dd>
            <StateDot state="starting" />
            {[running > 0 && t('running', { count: running }), queued > 0 && t('queued', { count: queued })]
              .filter(Boolean)
              .join(', ')}
          </dd>
        </div>
      )}
      {last && !going && (
        <div>
          <dt>{t('last')}</dt>
          <dd>
            <StateDot state={dots[last.state]} />
            {t(`state.${last.state}`)}, {format.near(last.ended ?? last.asked)}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('next')}</dt>
        <dd>{next === undefined ? t(schedule === undefined ? 'onDemand' : 'notPlanned') : format.near(next)}</dd>
      </div>
    </dl>
  );
}

/** Which line Airflow cannot read, why, and what that means. */
function Broken({ why, hint }: { why: string; hint: string }) {
  const { t } = useTranslation('pipelines');
  return (
    <p className={styles.broken} role="alert">
      <IconAlert size={18} stroke={1.6} aria-hidden />
      <span>
        {t('broken')} <code lang="en">{why}</code>
        <br />
        {hint}
      </span>
    </p>
  );
}
