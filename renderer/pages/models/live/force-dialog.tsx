import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateReport } from '../../../../contract/shapes/gate.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { troubleOf } from '../../../data/trouble.ts';
import type { Refusal } from '../gate/refusal.ts';
import { useGateWords } from '../gate/use-gate-words.ts';
import styles from './dialogs.module.css';

const LEAST = 3;
const MOST = 300;

interface Props {
  opened: boolean;
  version: string;
  live: string | undefined;
  report: GateReport | null;
  refusal: Refusal;
  switching: { isPending: boolean; error: unknown };
  onForce: (reason: string) => void;
  onClose: () => void;
}

/** Says why the gate refused a version, and asks why it should go live all the same. */
export function ForceDialog({ opened, version, live, report, refusal, switching, onForce, onClose }: Props) {
  const { t } = useTranslation('models');
  const words = useGateWords();
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const enough = reason.trim().length >= LEAST;
  const none = t('promote.noLive');
  const failed = switching.error !== null && troubleOf(switching.error).code !== 'gate-refused';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (enough) onForce(reason.trim());
    else setLeft(true);
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('promote.title', { version })}>
      <form className={styles.form} onSubmit={submit}>
        {refusal === 'refused' && report && <p className={styles.said}>{words.line(report)}</p>}
        <p>{t(`promote.${refusal}`, { before: report?.champion ?? none, live: live ?? none })}</p>
        <TextInput
          label={t('promote.reason')}
          value={reason}
          maxLength={MOST}
          autoComplete="off"
          data-autofocus
          error={left && !enough ? t('promote.least') : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {failed && <TroubleNote error={switching.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('promote.cancel')}
          </Button>
          <Button type="submit" color="red" loading={switching.isPending}>
            {t('promote.force')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
