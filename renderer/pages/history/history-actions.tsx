import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../../contract/history.ts';
import { ExportMenu } from '../../components/export-menu.tsx';
import { IconDelete, IconPhotoPlus } from '../../components/icons.ts';
import { useClient } from '../../data/transport-context.tsx';
import { useFormat } from '../../i18n/format.ts';

interface Props {
  filter: HistoryFilter;
  /** How many rows are selected, and how many match. */
  count: number;
  total: number;
  onAdd: () => void;
  onDelete: () => void;
}

/** What can be done with the history. */
export function HistoryActions({ filter, count, total, onAdd, onDelete }: Props) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const client = useClient();
  return (
    <>
      {count > 0 && (
        <Button variant="default" leftSection={<IconPhotoPlus size={18} aria-hidden />} onClick={onAdd}>
          {t('add.button', { count, number: format.number(count) })}
        </Button>
      )}
      {count > 0 && (
        <Button variant="light" color="red" leftSection={<IconDelete size={18} aria-hidden />} onClick={onDelete}>
          {t('delete.button', { count, number: format.number(count) })}
        </Button>
      )}
      <ExportMenu disabled={total === 0} write={(kind) => client.history.export({ filter, format: kind })} />
    </>
  );
}
