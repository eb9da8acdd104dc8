import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { StateDot } from '../../../components/state-dot.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useRoleWords } from '../services/use-role-words.ts';
import styles from './head-words.module.css';
import { wasStarted } from './next-step.ts';
import { dotOfStack } from './stack-dot.ts';

/** How the stack is, in a sentence. */
export function HeadWords({ status }: { status: StackStatus }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const role = useRoleWords();
  const { state, services, work } = status;
  const lasting = services.filter(({ oneShot }) => !oneShot);
  const running = lasting.filter((service) => service.state === 'running').length;
  const ill = services.filter(({ health }) => health === 'unhealthy').length;
  const missing = state === 'partly' ? lasting.filter(({ health }) => health === 'off') : [];
  const facts = [
    running > 0 && t('head.services', { count: running, number: format.number(running) }),
    ill > 0 && t('head.ill', { count: ill, number: format.number(ill) }),
    missing.length > 0 && t('head.missing', { names: missing.map(({ name }) => role(name).name).join(', ') }),
  ].filter(Boolean);
  return (
    <span className={styles.words}>
      <StateDot state={dotOfStack(status)} />
      <strong role="status">{work ? t(`task.${work.task}`) : t(`head.${wordOf(status, state)}`)}</strong>
      <span>{facts.join(' · ')}</span>
    </span>
  );
}

function wordOf(status: StackStatus, state: StackStatus['state']) {
  if (status.fault) return status.fault.code === 'compose-refused' ? 'noFile' : 'noEngine';
  return state === 'off' && !wasStarted(status) ? 'never' : state;
}
