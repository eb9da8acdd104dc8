import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LoadPlan } from '../../../../contract/shapes/load.ts';
import { downloadText } from '../../../components/download.ts';
import { IconDownload } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import type { LoadActions } from '../../../data/use-load.ts';
import styles from './start-panel.module.css';

interface Props {
  plan: LoadPlan;
  address: string | undefined;
  script: LoadActions['script'];
}

/** The same test for who uses another program. */
export function ScriptButtons({ plan, address, script }: Props) {
  const { t } = useTranslation('load');
  const save = (tool: 'k6' | 'locust') => {
    if (address !== undefined) script.mutate({ tool, address, plan }, { onSuccess: downloadText });
  };
  return (
    <div className={styles.scripts}>
      <Menu position="bottom-start" disabled={address === undefined}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            disabled={address === undefined}
            loading={script.isPending}
          >
            {t('scripts.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save('k6')}>{t('scripts.k6')}</Menu.Item>
          <Menu.Item onClick={() => save('locust')}>{t('scripts.locust')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {script.error && <TroubleNote error={script.error} />}
    </div>
  );
}
