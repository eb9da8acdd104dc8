import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { IconEye, IconEyeOff } from '../../components/icons.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useServingActions } from '../../data/use-serving.ts';
import styles from './key-field.module.css';

/** What stands for a key that is not shown. */
export const HIDDEN_KEY = '•'.repeat(24);

/** The API's key: hidden until asked for, to be copied, to be replaced where that can be done here. */
export function KeyField({ value, renewable }: { value: string; renewable: boolean }) {
  const { t } = useTranslation('api');
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const { renewKey } = useServingActions();
  const Icon = shown ? IconEyeOff : IconEye;
  if (asking) {
    return (
      <>
        <span className={styles.question}>{t('key.renewQuestion')}</span>
        <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
          {t('key.keep')}
        </Button>
        <Button
          size="compact-sm"
          color="red"
          loading={renewKey.isPending}
          onClick={() => renewKey.mutate(undefined, { onSettled: () => setAsking(false) })}
        >
          {t('key.renewConfirm')}
        </Button>
      </>
    );
  }
  return (
    <>
      <code className={styles.key}>{shown ? value : HIDDEN_KEY}</code>
      <ActionIcon variant="default" aria-label={t(shown ? 'key.hide' : 'key.show')} onClick={() => setShown(!shown)}>
        <Icon size={16} />
      </ActionIcon>
      <CopyButton text={value} name={t('access.key')} />
      {renewable && (
        <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
          {t('key.renew')}
        </Button>
      )}
      {renewKey.error && <TroubleNote error={renewKey.error} />}
    </>
  );
}
