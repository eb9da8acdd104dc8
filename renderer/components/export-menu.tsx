import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { downloadText } from './download.ts';
import { HeadButton } from './head-button.tsx';
import { IconDownload } from './icons.ts';
import { TroubleNote } from './trouble-note.tsx';

interface Props {
  disabled: boolean;
  /** Asks the core for the file. */
  write: (format: 'csv' | 'json') => Promise<{ name: string; type: string; text: string }>;
}

/** What is listed, as a file. */
export function ExportMenu({ disabled, write }: Props) {
  const { t } = useTranslation();
  const save = useMutation({ mutationFn: write, onSuccess: downloadText });
  return (
    <>
      <Menu position="bottom-end" disabled={disabled}>
        <Menu.Target>
          <HeadButton name={t('export.name')} disabled={disabled} loading={save.isPending} icon={IconDownload} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save.mutate('csv')}>{t('export.csv')}</Menu.Item>
          <Menu.Item onClick={() => save.mutate('json')}>{t('export.json')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {save.error && <TroubleNote error={save.error} />}
    </>
  );
}
