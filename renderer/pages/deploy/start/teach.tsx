import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconDeploy } from '../../../components/icons.ts';
import styles from './start.module.css';

const ways = [
  { kind: 'docker-desktop', command: undefined },
  { kind: 'minikube', command: 'minikube start' },
  { kind: 'kind', command: 'kind create cluster' },
] as const;

interface Props {
  busy: boolean;
  onRehearse: () => void;
}

/** What a cluster is for and how one is had, where there is none. */
export function Teach({ busy, onRehearse }: Props) {
  const { t } = useTranslation('deploy');
  return (
    <EmptyState icon={IconDeploy} title={t('teach.title')}>
      <p>{t('teach.words')}</p>
      <ul className={styles.ways}>
        {ways.map(({ kind, command }) => (
          <li key={kind}>
            <strong>{t(`kind.${kind}`)}</strong> {t(`teach.${kind}`)} {command && <code>{command}</code>}
          </li>
        ))}
      </ul>
      <p>{t('teach.rehearse')}</p>
      <Button className={styles.button ?? ''} variant="default" loading={busy} onClick={onRehearse}>
        {t('teach.button')}
      </Button>
    </EmptyState>
  );
}

/** This window comes from the stack itself, which has no way to a cluster. */
export function Elsewhere() {
  const { t } = useTranslation('deploy');
  return (
    <EmptyState icon={IconDeploy} title={t('elsewhere.title')}>
      <p>{t('elsewhere.words')}</p>
    </EmptyState>
  );
}
