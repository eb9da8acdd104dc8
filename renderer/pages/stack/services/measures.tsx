import { useTranslation } from 'react-i18next';
import type { StackService } from '../../../../contract/shapes/stack.ts';
import { useNow } from '../../../data/use-now.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './measures.module.css';

const TICK_MS = 10_000;
/** From this share of its ceiling on, memory is shown as scarce. */
const SCARCE = 0.9;

/** Since when a service runs, what it takes, and where it is reached. */
export function Measures({ service }: { service: StackService }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const now = useNow(TICK_MS);
  const { state, started, cpu, memory, memoryLimit } = service;
  if (service.oneShot && state !== 'running') {
    const ended = service.containers[0]?.ended;
    return <p className={styles.ended}>{ended ? t('card.ended', { when: format.near(ended) }) : ''}</p>;
  }
  const running = state === 'running';
  const up = running && started ? format.duration((now - Date.parse(started)) / 1000) : undefined;
  return (
    <dl className={styles.measures}>
      <Measure name={t('card.up')} value={up} />
      <Measure name={t('card.cpu')} value={running && cpu !== undefined ? format.percent(cpu / 100) : undefined} />
      <Measure
        name={t('card.memory')}
        value={running && memory !== undefined ? memoryWords(memory, memoryLimit) : undefined}
        share={running && memory !== undefined && memoryLimit ? memory / memoryLimit : undefined}
      />
    </dl>
  );

  function memoryWords(used: number, limit: number | undefined): string {
    if (!limit) return format.memory(used);
    return t('card.memoryOf', { used: format.memory(used), limit: format.memory(limit) });
  }
}

function Measure({ name, value, share }: { name: string; value: string | undefined; share?: number | undefined }) {
  return (
    <div className={styles.measure}>
      <dt>{name}</dt>
      <dd>
        {value ?? '–'}
        {share !== undefined && (
          <span className={styles.meter} data-meter data-scarce={share > SCARCE || undefined} aria-hidden>
            <span style={{ transform: `scaleX(${Math.min(share, 1)})` }} />
          </span>
        )}
      </dd>
    </div>
  );
}
