import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiPrediction } from '../../../../contract/shapes/api.ts';
import { announce } from '../../../components/announcer.tsx';
import { ClassBars } from '../../../components/class-bars.tsx';
import { NEITHER } from '../../../components/class-mark.ts';
import { Panel } from '../../../components/page.tsx';
import { PhotoZone } from '../../../components/photo-zone.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
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
  const [file, setFile] = useState<File>();
  const asked = useAskDeployed(project);
  const ask = (given: File) => {
    setFile(given);
    asked.mutate(given);
  };
  return (
    <Panel title={t('try.title')}>
      <PhotoZone choose={t('try.choose')} drop={t('try.drop')} isBusy={asked.isPending} input={input} onPhoto={ask} />
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
      <ClassBars neither={verdict === NEITHER} scores={scores} most={MOST_CLASSES} size="large" />
      <p className={styles.by}>{by}</p>
    </section>
  );
}
