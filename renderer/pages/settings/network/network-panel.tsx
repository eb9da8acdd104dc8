import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NetworkSettings, Settings } from '../../../../contract/settings.ts';
import { isProxyAddress } from '../../../../contract/shapes/proxy-address.ts';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useNetwork, useTryNetwork } from '../../../data/use-network.ts';
import { useKeepSettings } from '../../../data/use-settings.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './network.module.css';
import { PasswordRow } from './password-row.tsx';
import { useNetworkWords } from './use-network-words.ts';

const proxies = ['system', 'none', 'own'] as const;

/** The proxy and the certificates by which photos are downloaded, and a way to try them. */
export function NetworkPanel({ settings: { network } }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { data, error } = useNetwork(network);
  const words = useNetworkWords();
  const kept = useKeepSettings();
  const trial = useTryNetwork();
  const set = (change: Partial<NetworkSettings>) => {
    trial.reset();
    kept.mutate({ network: change });
  };
  const expired = (data?.certificates ?? [])
    .filter(({ until }) => new Date(until) < new Date())
    .map(({ subject }) => subject);
  return (
    <Panel id="settings-network" title={t('network.title')}>
      <SettingRow name={t('network.proxy')} hint={data && words.proxy(data)}>
        <SegmentedControl<NetworkSettings['proxy']>
          aria-label={t('network.proxy')}
          value={network.proxy}
          onChange={(proxy) => set({ proxy })}
          data={proxies.map((value) => ({ value, label: t(`network.choice.${value}`) }))}
        />
      </SettingRow>
      {network.proxy === 'own' && (
        <>
          <SettingRow name={t('network.address')} hint={t('network.addressHint')}>
            <TextField
              label={t('network.address')}
              placeholder="http://proxy.example:3128"
              value={network.address}
              problem={(text) => (text === '' || isProxyAddress(text) ? undefined : t('network.addressWrong'))}
              onCommit={(address) => set({ address })}
            />
          </SettingRow>
          <SettingRow name={t('network.except')} hint={t('network.exceptHint')}>
            <TextField
              label={t('network.except')}
              placeholder=".example, 10.0.0.7"
              value={network.except}
              onCommit={(except) => set({ except })}
            />
          </SettingRow>
          <SettingRow name={t('network.user')} hint={t('network.userHint')}>
            <TextField label={t('network.user')} value={network.user} onCommit={(user) => set({ user })} />
          </SettingRow>
          {network.user !== '' && <PasswordRow kept={data?.password ?? false} />}
        </>
      )}
      <SettingRow name={t('network.certificates')} hint={data && words.certificates(data)}>
        <TextField
          label={t('network.certificates')}
          placeholder={t('network.certificatesExample')}
          value={network.certificates}
          onCommit={(certificates) => set({ certificates })}
        />
      </SettingRow>
      {kept.error && <TroubleNote error={kept.error} />}
      {data?.fault && !kept.error && <TroubleNote error={data.fault} />}
      {expired.length > 0 && (
        <p className={styles.warning} role="status">
          {t('network.expired', { count: expired.length, subjects: expired.join(' · ') })}
        </p>
      )}
      {error && <TroubleNote error={error} />}
      <div className={styles.trial}>
        <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('network.try')}
        </Button>
        <span className={styles.hint} role="status">
          {trial.data
            ? t('network.works', { bytes: format.bytes(trial.data.bytes), ms: format.ms(trial.data.ms) })
            : t('network.tryHint')}
        </span>
      </div>
      {trial.error && <TroubleNote error={trial.error} />}
      <p className={styles.hint}>{t('network.images')}</p>
    </Panel>
  );
}
