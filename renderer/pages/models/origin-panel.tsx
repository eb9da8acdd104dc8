import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ModelCard } from '../../../contract/shapes/model.ts';
import { Panel } from '../../components/page.tsx';
import { useRuntimeName } from '../../components/use-runtime-name.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import { keyOfSentence, photosOfProject } from './card-sentences.ts';
import styles from './origin-panel.module.css';

interface Props {
  card: ModelCard;
  /** None for a version that was not trained here. */
  run: string | undefined;
  snapshot: string | undefined;
}

/** From what the model was made, and how. */
export function OriginPanel({ card: { version, data, trained, backbone }, run, snapshot }: Props) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const runtimeName = useRuntimeName();
  return (
    <Panel title={t('origin.title')}>
      <dl className={styles.facts}>
        <Fact name={t('origin.data')}>
          <Data text={data} />
        </Fact>
        {trained.at && <Fact name={t('origin.when')}>{format.dateTime(trained.at)}</Fact>}
        {trained.seconds !== undefined && (
          <Fact name={t('origin.took')}>{t('origin.seconds', { seconds: format.rate(trained.seconds) })}</Fact>
        )}
        {run !== undefined && (
          <Fact name={t('origin.run')}>
            <code className={styles.hash}>{run}</code>
          </Fact>
        )}
        {snapshot !== undefined && (
          <Fact name={t('origin.snapshot')}>
            <code className={styles.hash}>{snapshot.slice(0, 12)}…</code>{' '}
            <Link href={routes.snapshot(version)}>{t('origin.photos')}</Link>
          </Fact>
        )}
        <Fact name={t('origin.runtime')}>{runtimeName(trained.runtime)}</Fact>
        <Fact name={t('origin.seed')}>{trained.seed}</Fact>
        <Fact name={t('origin.backbone')}>
          {backbone.name} <code className={styles.hash}>{backbone.sha256.slice(0, 12)}…</code>
        </Fact>
      </dl>
    </Panel>
  );
}

/** On which photos it was trained, in the person's language where the window knows the sentence. */
function Data({ text }: { text: string }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const own = photosOfProject(text);
  if (own) {
    const { photos, project } = own;
    return t('origin.ofProject', { count: photos, number: format.number(photos), project });
  }
  const key = keyOfSentence(text);
  return key ? t(key) : <span lang="en">{text}</span>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
