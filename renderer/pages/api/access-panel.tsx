import { Switch } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServingState } from '../../../contract/serving.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useServingActions } from '../../data/use-serving.ts';
import { KeyField } from './key-field.tsx';
import { PortField } from './port-field.tsx';
import { PortHint } from './port-hint.tsx';

/** Where the API is, and who may ask it. */
export function AccessPanel({ serving }: { serving: ServingState }) {
  const { t } = useTranslation('api');
  const { configure } = useServingActions();
  const portField = useRef<HTMLInputElement>(null);
  // The button is gone then.
  const freePort = () => configure.mutate({ port: null }, { onSuccess: () => portField.current?.focus() });
  return (
    <Panel id="api-access" title={t('access.title')}>
      <div>
        <SettingRow name={t('access.on')} hint={t('access.onHint')}>
          <Switch
            aria-label={t('access.on')}
            checked={serving.on}
            onChange={({ currentTarget }) => configure.mutate({ on: currentTarget.checked })}
          />
        </SettingRow>
        <SettingRow name={t('access.address')} hint={t('access.addressHint')}>
          <code>{serving.address ?? t('access.noAddress')}</code>
          {serving.address && <CopyButton text={serving.address} name={t('access.address')} />}
        </SettingRow>
        {!serving.replicas && (
          <SettingRow
            name={t('access.port')}
            hint={<PortHint serving={serving} onFree={configure.isPending ? undefined : freePort} />}
          >
            <PortField port={serving.port} ref={portField} />
          </SettingRow>
        )}
        <SettingRow name={t('access.requireKey')} hint={t('access.requireKeyHint')}>
          <Switch
            aria-label={t('access.requireKey')}
            checked={serving.requireKey}
            onChange={({ currentTarget }) => configure.mutate({ requireKey: currentTarget.checked })}
          />
        </SettingRow>
        <SettingRow name={t('access.key')} hint={serving.replicas && t('access.keyOfStack')}>
          {serving.key === undefined ? (
            t('access.keyLocked')
          ) : (
            <KeyField value={serving.key} renewable={!serving.replicas} />
          )}
        </SettingRow>
      </div>
      {configure.error && <TroubleNote error={configure.error} />}
    </Panel>
  );
}
