import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelFormat } from '../../../contract/keeping.ts';
import { Dialog } from '../../components/dialog.tsx';
import { IconDownload } from '../../components/icons.ts';
import { useSuggestedFile } from '../../data/use-keeping.ts';
import { useFormat } from '../../i18n/format.ts';
import { FileJob } from '../../keeping/file-job.tsx';
import styles from '../../keeping/keeping.module.css';

const ends = { meadow: '.meadow', onnx: '-onnx', tfjs: '-tfjs' } as const;
const formats = ['meadow', 'onnx', 'tfjs'] as const satisfies readonly ModelFormat[];

/** A version for another Meadow, or for other programs. */
export function ExportButton({ version }: { version: string }) {
  const { t } = useTranslation('keeping');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={() => setOpened(true)}>
        {t('model.button')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('model.title', { version })} size="lg">
        {opened && <ExportForm version={version} />}
      </Dialog>
    </>
  );
}

function ExportForm({ version }: { version: string }) {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const [kind, setKind] = useState<ModelFormat>('meadow');
  const suggested = useSuggestedFile(version, ends[kind]);
  return (
    <FileJob
      file={suggested}
      button={t('model.write')}
      begin={(client, file) => client.keeping.exportModel({ version, file, format: kind })}
      done={({ file, bytes }) => t('share.done', { bytes: format.bytes(bytes), file })}
    >
      <SegmentedControl
        aria-label={t('model.for')}
        value={kind}
        onChange={(value) => setKind(formats.find((one) => one === value) ?? 'meadow')}
        data={formats.map((value) => ({ value, label: t(`model.formats.${value}`) }))}
      />
      <p className={styles.hint}>{t(`model.words.${kind}`)}</p>
    </FileJob>
  );
}
