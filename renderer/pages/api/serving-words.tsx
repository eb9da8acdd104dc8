import { useTranslation } from 'react-i18next';
import type { ServingState } from '../../../contract/serving.ts';
import { StateDot } from '../../components/state-dot.tsx';
import { useRuntimeName } from '../../components/use-runtime-name.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './serving-words.module.css';

/** How the API is, in a sentence. */
export function ServingWords({ serving }: { serving: ServingState }) {
  const { t } = useTranslation('api');
  const format = useFormat();
  const runtimeName = useRuntimeName();
  const { state, since, runtime, restarts, replicas, port, portTaken } = serving;
  const answering = replicas?.filter(({ ready }) => ready).length;
  const extra = [
    state === 'ready' && portTaken !== undefined && t('instead', { port, taken: portTaken }),
    replicas && t('replicas.answering', { count: replicas.length, answering }),
    state === 'ready' && since && t('since', { time: format.dateTime(since) }),
    state === 'ready' && runtime && t('computes', { runtime: runtimeName(runtime) }),
    restarts > 0 && t('restarts', { count: restarts }),
  ].filter(Boolean);
  return (
    <span className={styles.words}>
      <StateDot state={state} />
      <strong>{t(`state.${state}`)}</strong>
      <span>{extra.join(' · ')}</span>
    </span>
  );
}
