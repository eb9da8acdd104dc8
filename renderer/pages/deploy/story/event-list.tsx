import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeployEvent } from '../../../../contract/shapes/deployment.ts';
import { IconAlert } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { Said } from '../../../components/said.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './story.module.css';
import { useEventWords } from './use-event-words.ts';

/** So many are seen at once; the others when they are asked for. */
const FIRST = 8;

/** What happened there, newest first. */
export function EventList({ events }: { events: readonly DeployEvent[] }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (events.length === 0) return null;
  const shown = all ? events : events.slice(0, FIRST);
  return (
    <Panel title={t('events.title')}>
      <ul aria-label={t('events.title')}>
        {shown.map((event) => (
          <Row key={event.id} event={event} />
        ))}
      </ul>
      {events.length > FIRST && (
        <div className={styles.more}>
          <Button size="compact-sm" variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('events.fewer') : t('events.all', { count: events.length, number: format.number(events.length) })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Row({ event }: { event: DeployEvent }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const { text, said, warns } = useEventWords()(event);
  const { at, about, count } = event;
  return (
    <li className={styles.event}>
      <time className={styles.time} dateTime={at}>
        {format.time(at)}
      </time>
      <span className={styles.mark}>
        {warns && <IconAlert size={18} stroke={1.7} role="img" aria-label={t('events.warning')} />}
      </span>
      <div>
        <p>
          {text} {count > 1 && t('events.times', { count, number: format.number(count) })}
        </p>
        <Said words={said} short />
        <p className={styles.about}>{about}</p>
      </div>
    </li>
  );
}
