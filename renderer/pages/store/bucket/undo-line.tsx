import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announcer.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './bucket.module.css';

interface Props {
  removed: { count: number; undo?: string | undefined } | undefined;
  busy: boolean;
  onUndo: (undo: string) => void;
  onForget: () => void;
}

const SHOWN_MS = 12_000;

/** Says what was deleted, and offers the way back where the bucket keeps it. */
export function UndoLine({ removed, busy, onUndo, onForget }: Props) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const forget = useRef(onForget);
  forget.current = onForget;
  const words = removed && t('objects.removed', { count: removed.count, number: format.number(removed.count) });
  useEffect(() => {
    if (words === undefined) return;
    announce(words);
    const timer = setTimeout(() => forget.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [words]);
  if (busy) return <div className={styles.line}>{t('objects.removing')}</div>;
  if (!removed) return null;
  const { undo } = removed;
  return (
    <div className={styles.line}>
      <span>{words}</span>
      {undo !== undefined && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onUndo(undo)}>
          {t('objects.undo')}
        </Button>
      )}
    </div>
  );
}
