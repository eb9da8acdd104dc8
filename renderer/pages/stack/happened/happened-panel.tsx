import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Happening, StackStatus } from '../../../../contract/shapes/stack.ts';
import { IconAlert } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { Said } from '../../../components/said.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useForgetHappened, useGiveMemory } from '../../../data/use-stack.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { useRoleWords } from '../services/use-role-words.ts';
import styles from './happened-panel.module.css';
import { useHappenedWords } from './use-happened-words.ts';

/** What went wrong while nobody looked, until a person has seen enough of it. */
export function HappenedPanel({ status }: { status: StackStatus }) {
  const { t } = useTranslation('stack');
  const forget = useForgetHappened();
  const busy = status.work !== undefined;
  if (status.happened.length === 0) return null;
  return (
    <Panel
      title={t('happened.title')}
      action={
        <Button size="compact-sm" variant="default" loading={forget.isPending} onClick={() => forget.mutate()}>
          {t('happened.forget')}
        </Button>
      }
    >
      {forget.error && <TroubleNote error={forget.error} />}
      <ul>
        {status.happened.map((each) => (
          <Row key={`${each.service} ${each.first}`} happening={each} busy={busy} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ happening, busy }: { happening: Happening; busy: boolean }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const { name } = useRoleWords()(happening.service);
  const { message, when, said } = useHappenedWords()(happening);
  const give = useGiveMemory();
  const { service, more } = happening;
  return (
    <li className={styles.row}>
      <IconAlert className={styles.icon} size={20} stroke={1.7} aria-hidden />
      <div className={styles.words}>
        <p>
          <span className={styles.name}>{name}</span> {message}
        </p>
        <p className={styles.soft}>{when}</p>
        <Said words={said} short />
        {give.error && <TroubleNote error={give.error} />}
      </div>
      <div className={styles.acts}>
        <Button
          component={Link}
          href={routes.stackLog(service)}
          size="compact-sm"
          variant="default"
          aria-label={t('card.logNamed', { name })}
        >
          {t('card.log')}
        </Button>
        {more && (
          <Button size="compact-sm" disabled={busy} loading={give.isPending} onClick={() => give.mutate(happening)}>
            {t('happened.give', { memory: format.memory(more.bytes) })}
          </Button>
        )}
      </div>
    </li>
  );
}
