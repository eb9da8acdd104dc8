import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { Panel } from '../../../components/page.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './work-panel.module.css';

/** What the stack takes of its engine, in the place where its work is shown, so that nothing moves when that is over. */
export function UsePanel({ status: { services, engine } }: { status: StackStatus }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  if (!engine) return null;
  const used = services.reduce((sum, { memory = 0 }) => sum + memory, 0);
  const cpu = services.reduce((sum, service) => sum + (service.cpu ?? 0), 0);
  const all = format.memory(engine.memory);
  return (
    <Panel>
      <div className={styles.line}>
        <span>{used > 0 ? t('use.memory', { used: format.memory(used), all }) : t('use.none', { all })}</span>
        {used > 0 && (
          <span className={styles.words}>{t('use.cpu', { share: format.percent(cpu / 100 / engine.cpus) })}</span>
        )}
      </div>
      <div className={styles.meter} data-meter aria-hidden>
        <div style={{ transform: `scaleX(${Math.min(used / engine.memory, 1)})` }} />
      </div>
    </Panel>
  );
}
