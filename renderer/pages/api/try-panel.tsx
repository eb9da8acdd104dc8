import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../components/code-block.tsx';
import { IconPhotoPlus } from '../../components/icons.ts';
import { Panel } from '../../components/page.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useDrop } from '../../components/use-drop.ts';
import { apiAnswer } from './api-answer.ts';
import styles from './try-panel.module.css';

import { useTry } from './use-try.ts';

/** A photo in, the API's answer out. */
export function TryPanel({ address }: { address: string | undefined }) {
  const { t } = useTranslation('api');
  const input = useRef<HTMLInputElement>(null);
  const zone = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<File>();
  const asked = useTry();
  const ask = (given: File | undefined) => {
    if (!given) return;
    setFile(given);
    asked.mutate(given);
  };
  // Here a photo is meant for the API, not for a new batch.
  useDrop(zone, ([dropped]) => ask(dropped));
  return (
    <Panel title={t('try.title')}>
      <div ref={zone} className={styles.zone}>
        <input
          ref={input}
          type="file"
          hidden
          accept="image/*,.heic,.heif,.avif"
          onChange={({ currentTarget }) => ask(currentTarget.files?.[0])}
        />
        <Button
          variant="default"
          loading={asked.isPending}
          leftSection={<IconPhotoPlus size={18} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {t('try.choose')}
        </Button>
        <span>{t('try.drop')}</span>
      </div>
      {file && (
        <div className={styles.exchange}>
          <h3 className={styles.name}>{t('try.request')}</h3>
          <CodeBlock name={t('try.request')} code={requestText(address, file)} />
          <h3 className={styles.name}>{t('try.answer')}</h3>
          {asked.error && <TroubleNote error={asked.error} onRetry={() => ask(file)} />}
          {asked.data && <CodeBlock name={t('try.answer')} code={apiAnswer(asked.data)} />}
        </div>
      )}
    </Panel>
  );
}

function requestText(address: string | undefined, file: File): string {
  const name = encodeURIComponent(file.name);
  const type = file.type || 'application/octet-stream';
  return `POST ${address ?? ''}/v1/predict?name=${name}\nContent-Type: ${type}\nContent-Length: ${file.size}`;
}
