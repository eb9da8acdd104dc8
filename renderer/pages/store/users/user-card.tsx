import { ActionIcon, Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoreUser } from '../../../../contract/shapes/store.ts';
import { IconDelete, IconKey, IconLock, IconMore } from '../../../components/icons.ts';
import { StateDot } from '../../../components/state-dot.tsx';
import styles from '../store.module.css';
import { useRightsWords } from './use-rights-words.ts';

interface Props {
  user: StoreUser;
  onRights: () => void;
  onEnabled: (enabled: boolean) => void;
  onRenew: () => void;
  onRemove: () => void;
}

/** A user: what it may do, in words, and what can be done about it. */
export function UserCard({ user, onRights, onEnabled, onRenew, onRemove }: Props) {
  const { t } = useTranslation('store');
  const words = useRightsWords();
  const { name, own, enabled, rights, others } = user;
  const may = words(rights);
  return (
    <li className={styles.card} data-off={!enabled || undefined}>
      <div className={styles.words}>
        <h2 className={styles.name}>
          <StateDot state={enabled ? 'ready' : 'off'} />
          {name}
          {!enabled && <span className={styles.tag}>{t('users.disabled')}</span>}
          {own && (
            <span className={styles.tag}>
              <IconLock size={12} aria-hidden />
              {t('own.tag')}
            </span>
          )}
        </h2>
        {own && <p className={styles.soft}>{t(`own.user.${ownName(name)}`)}</p>}
        <ul className={styles.rights}>
          {may.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {others.map((policy) => (
            <li key={policy}>{t('users.other', { name: policy })}</li>
          ))}
          {may.length + others.length === 0 && <li className={styles.soft}>{t('users.nothing')}</li>}
        </ul>
      </div>
      {!own && (
        <div className={styles.acts}>
          <Button size="compact-sm" variant="default" onClick={onRights} aria-label={t('users.rightsOf', { name })}>
            {t('users.rights')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('users.more', { name })}>
                <IconMore size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onEnabled(!enabled)}>{t(enabled ? 'users.disable' : 'users.enable')}</Menu.Item>
              <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={onRenew}>
                {t('users.renew')}
              </Menu.Item>
              <Menu.Item leftSection={<IconDelete size={16} aria-hidden />} onClick={onRemove}>
                {t('users.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </li>
  );
}

const ownName = (name: string) => (['core', 'api', 'mlflow'] as const).find((one) => one === name) ?? 'core';
