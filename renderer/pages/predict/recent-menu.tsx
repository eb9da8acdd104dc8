import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { HeadButton } from '../../components/head-button.tsx';
import { IconHistory } from '../../components/icons.ts';
import { useRecentBatches } from '../../data/batches/use-recent-batches.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';

const MOST = 10;

/** The way back to earlier batches. */
export function RecentMenu({ current }: { current?: string }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const [, navigate] = useLocation();
  const { data, refetch } = useRecentBatches();
  const others = (data ?? []).filter(({ batch }) => batch !== current);
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-end" onOpen={() => void refetch()}>
      <Menu.Target>
        <HeadButton name={t('recent.name')} icon={IconHistory} />
      </Menu.Target>
      <Menu.Dropdown>
        {others.slice(0, MOST).map(({ batch, job }) => (
          <Menu.Item key={batch} onClick={() => navigate(routes.batch(batch))}>
            {t('recent.batch', { count: job.progress.total, number: format.number(job.progress.total) })} ·{' '}
            {format.dateTime(job.started)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
