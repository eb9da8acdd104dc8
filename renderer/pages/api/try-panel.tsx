import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../components/code-block.tsx';
import { Panel } from '../../components/page.tsx';
import { PhotoZone } from '../../components/photo-zone.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { apiAnswer } from './api-answer.ts';
import styles from './try-panel.module.css';

import { useTry } from './use-try.ts';

/** A photo in, the API's answer out. */
export function TryPanel({ address }: { address: string | undefined }) {
  const { t } = useTranslation('api');
  const [file, setFile] = useState<File>();
  const asked = useTry();
  const ask = (given: File) => {
    setFile(given);
    asked.mutate(given);
  };
  return (
    <Panel id="api-try" title={t('try.title')}>
      <PhotoZone choose={t('try.choose')} drop={t('try.drop')} isBusy={asked.isPending} onPhoto={ask} />
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
