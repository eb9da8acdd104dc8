import { ActionIcon, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackSecret } from '../../../../contract/stack.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { IconEye, IconEyeOff } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStackSecrets } from '../../../data/use-stack.ts';
import styles from './secrets-dialog.module.css';
import { useRoleWords } from './use-role-words.ts';

/** What has to be typed in to get into a service. Nothing is seen before it is asked for. */
export function SecretsDialog({ service, onClose }: { service: string; onClose: () => void }) {
  const { t } = useTranslation('stack');
  const { name } = useRoleWords()(service);
  const { data, error, refetch } = useStackSecrets();
  const own = data?.filter((secret) => secret.service === service);
  const pages = [...new Set(own?.flatMap(({ page }) => page ?? []))];
  return (
    <Dialog opened onClose={onClose} title={t('secrets.titleOf', { name })} size="lg">
      <p className={styles.words}>{own?.length === 0 ? t('secrets.none') : t('secrets.words')}</p>
      {pages.map((page) => (
        <p key={page} className={styles.page}>
          <a href={page} target="_blank" rel="noopener noreferrer">
            {page}
          </a>
        </p>
      ))}
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!own && !error && <Skeleton height={96} />}
      {own && (
        <dl>
          {own.map((secret) => (
            <SecretRow key={`${secret.name} ${secret.page ?? ''}`} secret={secret} />
          ))}
        </dl>
      )}
    </Dialog>
  );
}

const known = ['user', 'password', 'token', 'key', 'access-key', 'secret-key', 'database', 'address'] as const;
/** They are no secrets: shown at once. */
const open = ['user', 'database', 'address'];

function SecretRow({ secret }: { secret: StackSecret }) {
  const { t } = useTranslation('stack');
  const [shown, setShown] = useState(open.includes(secret.name));
  const word = known.find((one) => one === secret.name);
  const name = word ? t(`secrets.name.${word}`) : secret.name;
  const Icon = shown ? IconEyeOff : IconEye;
  return (
    <div className={styles.secret}>
      <dt>{name}</dt>
      <dd>
        <code className={styles.value}>{shown ? secret.value : '•'.repeat(20)}</code>
        <ActionIcon
          variant="default"
          aria-label={t(shown ? 'secrets.hideNamed' : 'secrets.showNamed', { name })}
          onClick={() => setShown(!shown)}
        >
          <Icon size={16} />
        </ActionIcon>
        <CopyButton text={secret.value} name={name} />
      </dd>
    </div>
  );
}
