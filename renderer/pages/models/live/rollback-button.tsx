import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveChange } from '../../../../contract/shapes/live.ts';
import { liveBefore } from '../../../../contract/shapes/live-stack.ts';
import { announce } from '../../../components/announcer.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { IconUndo } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useSwitchLive } from '../../../data/use-live.ts';
import { useModels } from '../../../data/use-models.ts';
import styles from './dialogs.module.css';

const MOST = 300;

/** Puts the version before back in, once a person has seen which one that is. */
export function RollbackButton({ project, history }: { project: string; history: readonly LiveChange[] }) {
  const { t } = useTranslation('models');
  const [asking, setAsking] = useState(false);
  const there = new Set(useModels().data?.map(({ version }) => version));
  const before = liveBefore(history).find((version) => there.has(version));
  const live = history[0]?.version;
  if (before === undefined || live === undefined) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconUndo size={18} aria-hidden />} onClick={() => setAsking(true)}>
        {t('rollback.button')}
      </Button>
      {asking && <RollbackDialog project={project} live={live} before={before} onClose={() => setAsking(false)} />}
    </>
  );
}

interface Props {
  project: string;
  live: string;
  before: string;
  onClose: () => void;
}

function RollbackDialog({ project, live, before, onClose }: Props) {
  const { t } = useTranslation('models');
  const { rollback } = useSwitchLive();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = reason.trim();
    rollback.mutate(
      { project, ...(why !== '' && { reason: why }) },
      {
        onSuccess: ({ version }) => {
          announce(t('rollback.done', { version }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t('rollback.title', { version: before })}>
      <form className={styles.form} onSubmit={submit}>
        <p>{t('rollback.words', { live })}</p>
        <TextInput
          label={t('rollback.reason')}
          value={reason}
          maxLength={MOST}
          autoComplete="off"
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {rollback.error && <TroubleNote error={rollback.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('rollback.cancel')}
          </Button>
          <Button type="submit" loading={rollback.isPending} data-autofocus>
            {t('rollback.confirm', { version: before })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
