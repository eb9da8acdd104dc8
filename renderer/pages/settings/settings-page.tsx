import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useChangeSettings, useSettings } from '../../data/use-settings.ts';
import { AboutPanel } from './about-panel.tsx';
import { BackupPanel, RestorePanel } from './backup-panel.tsx';
import { ComputingPanel } from './computing-panel.tsx';
import { DeskPanel } from './desk-panel.tsx';
import { FolderPanel } from './folder/folder-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LookPanel } from './look-panel.tsx';
import { NetworkPanel } from './network/network-panel.tsx';
import { PrivacyPanel } from './privacy-panel.tsx';
import { SecretsPanel } from './secrets-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { UpdatesPanel } from './updates/updates-panel.tsx';
import { UsePanel } from './use-panel.tsx';
import { useShownPart } from './use-shown-part.ts';

/** What a person can set; each change holds at once. */
export default function SettingsPage({ part }: { part: string | undefined }) {
  const { t } = useTranslation('settings');
  const { data: settings, error, refetch } = useSettings();
  const change = useChangeSettings();
  useShownPart(part);
  return (
    <Page>
      <PageHead title={t('title')}>{t('words')}</PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {change.error && <TroubleNote error={change.error} />}
      {!settings && !error && <Skeleton height={360} radius="lg" />}
      {settings && (
        <>
          <LookPanel settings={settings} onChange={change.mutate} />
          <HistoryPanel settings={settings} onChange={change.mutate} />
          <ComputingPanel settings={settings} onChange={change.mutate} />
          <NetworkPanel settings={settings} />
          <UpdatesPanel settings={settings} onChange={change.mutate} />
        </>
      )}
      <DeskPanel />
      <PrivacyPanel />
      <FolderPanel />
      <BackupPanel />
      <RestorePanel />
      <SharePanel />
      <UsePanel />
      <SecretsPanel />
      <AboutPanel />
    </Page>
  );
}
