import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LoadResult } from '../../../../contract/shapes/load.ts';
import { downloadText } from '../../../components/download.ts';
import { IconDownload } from '../../../components/icons.ts';
import { useReport } from './use-report.ts';

/** The test as a file: a page for people, or all of it for programs. */
export function ReportMenu({ result, before }: { result: LoadResult; before: LoadResult | undefined }) {
  const { t } = useTranslation('load');
  const report = useReport();
  const name = `load-test-${result.at.slice(0, 19).replaceAll(':', '-')}`;
  const saveHtml = () => downloadText({ name: `${name}.html`, type: 'text/html', text: report(result, before) });
  const saveJson = () =>
    downloadText({
      name: `${name}.json`,
      type: 'application/json',
      text: `${JSON.stringify({ ...result, before: before ?? null }, undefined, 2)}\n`,
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {t('result.report')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={saveHtml}>{t('result.html')}</Menu.Item>
        <Menu.Item onClick={saveJson}>{t('result.json')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
