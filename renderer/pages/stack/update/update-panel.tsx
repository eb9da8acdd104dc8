import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImageChange, StackSnapshot, StackStatus } from '../../../../contract/shapes/stack.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useRemoveSnapshot, useStackActions, useStackUpdates } from '../../../data/use-stack.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useAskFirst } from '../head/use-ask-first.tsx';
import { useRoleWords } from '../services/use-role-words.ts';
import styles from './update.module.css';

interface Props {
  status: StackStatus;
  onBack: (snapshot: string) => void;
}

/** Services that would get other images, and the copies that lead back from an update. */
export function UpdatePanel({ status, onBack }: Props) {
  const { t } = useTranslation('stack');
  const { data } = useStackUpdates(status);
  const { update } = useStackActions(status.another !== undefined);
  const [ask, asking] = useAskFirst(status);
  const busy = status.work !== undefined;
  if (!data || (data.changes.length === 0 && data.snapshots.length === 0)) return null;
  const some = data.changes.length > 0;
  const keeps = data.changes.some((change) => change.data.length > 0);
  return (
    <Panel
      title={t(some ? 'update.title' : 'update.copies')}
      action={
        some && (
          <Button
            size="compact-sm"
            disabled={busy}
            loading={update.isPending}
            onClick={() => ask(() => update.mutate())}
          >
            {t('update.button')}
          </Button>
        )
      }
    >
      {asking}
      {update.error && <TroubleNote error={update.error} />}
      {some && <p className={styles.soft}>{t(keeps ? 'update.words' : 'update.wordsNoData')}</p>}
      {some && (
        <ul>
          {data.changes.map((change) => (
            <li key={`${change.fromId} ${change.to}`} className={styles.row}>
              <Change change={change} />
            </li>
          ))}
        </ul>
      )}
      {some && data.snapshots.length > 0 && <h3 className={styles.title}>{t('update.copies')}</h3>}
      {!some && <p className={styles.soft}>{t('update.copiesWords')}</p>}
      <ul aria-label={t('update.copies')}>
        {data.snapshots.map((snapshot) => (
          <Copy key={snapshot.id} snapshot={snapshot} busy={busy} onBack={onBack} />
        ))}
      </ul>
    </Panel>
  );
}

function Change({ change: { services, from, to } }: { change: ImageChange }) {
  const { t } = useTranslation('stack');
  const role = useRoleWords();
  const names = [...new Set(services.map((service) => role(service).name))].join(', ');
  return (
    <div className={styles.words}>
      <p className={styles.name}>{names}</p>
      <p className={styles.images}>{from === to ? t('update.anew', { image: from }) : `${from} → ${to}`}</p>
    </div>
  );
}

function Copy({ snapshot, busy, onBack }: { snapshot: StackSnapshot; busy: boolean; onBack: Props['onBack'] }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const remove = useRemoveSnapshot();
  const when = format.dateTime(snapshot.at);
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p>
          <span className={styles.name}>{when}</span> <span className={styles.soft}>{format.bytes(snapshot.size)}</span>
        </p>
        {snapshot.changes.map(({ from, to, services }) => (
          <p key={`${services[0]}`} className={styles.images}>
            {from === to ? t('update.anew', { image: from }) : `${from} → ${to}`}
          </p>
        ))}
        {remove.error && <TroubleNote error={remove.error} />}
      </div>
      <div className={styles.acts}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          aria-label={t('update.backNamed', { when })}
          onClick={() => onBack(snapshot.id)}
        >
          {t('update.back')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          disabled={busy}
          loading={remove.isPending}
          aria-label={t('update.deleteNamed', { when })}
          onClick={() => remove.mutate(snapshot.id)}
        >
          {t('update.delete')}
        </Button>
      </div>
    </li>
  );
}
