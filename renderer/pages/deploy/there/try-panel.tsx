import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiPrediction } from '../../../../contract/shapes/api.ts';
import { announce } from '../../../components/announcer.tsx';
import { ClassBars } from '../../../components/class-bars.tsx';
import { IconPhotoPlus } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useDrop } from '../../../components/use-drop.ts';
import { useVerdictName, VerdictName } from '../../../components/verdict-name.tsx';
import { useAskDeployed } from '../../../data/use-deployment.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './try-panel.module.css';

/** Classes whose bars are shown. */
const MOST_CLASSES = 5;

interface Props {
  project: string;
  /** Chooses a photo; the page's own button presses it. */
  input: RefObject<HTMLInputElement | null>;
}

/** A photo in, what the deployed copies say of it out. */
export function TryPanel({ project, input }: Props) {
  const { t } = useTranslation('deploy');
  const zone = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<File>();
  const asked = useAskDeployed(project);
  const ask = (given: File | undefined) => {
    if (!given) return;
    setFile(given);
    asked.mutate(given);
  };
  // Here a photo is meant for what is deployed, not for a new batch.
  useDrop(zone, ([dropped]) => ask(dropped));
  return (
    <Panel title={t('try.title')}>
      <div ref={zone} className={styles.zone}>
        <input
          ref={input}
          type="file"
          hidden
          accept="image/*,.heic,.heif,.avif"
          onChange={({ currentTarget }) => {
            ask(currentTarget.files?.[0]);
            // The same photo may be asked about again.
            currentTarget.value = '';
          }}
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
        <div className={styles.answer}>
          {asked.error && (
            <div className={styles.note}>
              <TroubleNote error={asked.error} onRetry={() => ask(file)} />
            </div>
          )}
          {asked.data && (
            <>
              <Picture file={file} />
              <Answer prediction={asked.data} />
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

/** The photo that was asked about; nothing where the browser cannot show its kind. */
function Picture({ file }: { file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (url === undefined) return null;
  return <img className={styles.photo} src={url} alt={file.name} onError={() => setUrl(undefined)} />;
}

function Answer({ prediction }: { prediction: ApiPrediction }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const { verdict, scores, version, ms } = prediction;
  const name = useVerdictName(verdict);
  const by = t('try.by', { version, ms: format.ms(ms) });
  useEffect(() => announce(`${name}. ${by}`), [name, by]);
  return (
    <section className={styles.words} aria-label={t('try.answer')}>
      <p className={styles.verdict}>
        <VerdictName verdict={verdict} size={18} />
      </p>
      <ClassBars scores={scores} most={MOST_CLASSES} size="large" />
      <p className={styles.by}>{by}</p>
    </section>
  );
}
