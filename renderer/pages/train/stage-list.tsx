import { useTranslation } from 'react-i18next';
import type { RunUpdate } from '../../../contract/training.ts';
import { IconFailed, IconNext, IconOk, IconStop, IconWaiting } from '../../components/icons.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './stage-list.module.css';

const icons = { done: IconOk, running: IconNext, waiting: IconWaiting, failed: IconFailed, cancelled: IconStop };

/** The stages of a training: which are done and how long each took, which is under way. */
export function StageList({ update, detail }: { update: RunUpdate; detail: string | undefined }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const { stages, result } = update;
  // Its stage is done also where the version stays what it is.
  const held = result && !result.live && t(result.gate?.passed === false ? 'held.refused' : 'held.waits');
  const without = result?.clusters.some(({ state }) => state === 'waiting') && t('wait-access');
  return (
    <ol className={styles.stages} aria-label={t('stages')}>
      {stages.map(({ name, state, seconds }) => {
        const heldBy = name === 'promote' ? held : name === 'deploy' && without;
        const isHeld = state === 'done' && heldBy;
        const Icon = isHeld ? IconWaiting : icons[state];
        return (
          <li
            key={name}
            className={styles.stage}
            data-state={isHeld ? 'held' : state}
            aria-current={state === 'running' ? 'step' : undefined}
          >
            <Icon size={18} stroke={1.7} aria-hidden />
            <span>{t(`stage.${name}`)}</span>
            <span className={styles.detail}>
              {isHeld ||
                (state === 'cancelled' && t('state.cancelled')) ||
                (state === 'running'
                  ? detail
                  : seconds !== undefined && t('seconds', { seconds: format.rate(seconds) }))}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
