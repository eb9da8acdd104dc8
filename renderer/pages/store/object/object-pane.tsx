import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../../../contract/shapes/store-path.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { downloadFrom } from '../../../components/download.ts';
import { IconDownload } from '../../../components/icons.ts';
import { SidePane } from '../../../components/side-pane.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStoredObject } from '../../../data/store/use-entries.ts';
import { troubleOf } from '../../../data/trouble.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './object-pane.module.css';
import { Preview } from './preview.tsx';
import { Versions } from './versions.tsx';

interface Props {
  bucket: string;
  objectKey: string;
  writable: boolean;
  /** Its place in the list. */
  position: number;
  count: number;
  onGo: (step: number) => void;
  onClose: () => void;
}

/** The window's width from which on there is room beside the list. */
const BESIDE_FROM = 1200;

/** An object, large: what it looks like, what is known of it, its versions. */
export function ObjectPane({ bucket, objectKey, writable, position, count, onGo, onClose }: Props) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const { data: facts, error, refetch } = useStoredObject(bucket, objectKey);
  const gone = error && troubleOf(error).code === 'not-found';
  return (
    <SidePane
      words={{ label: t('objects.details'), previous: t('objects.previous'), next: t('objects.next') }}
      name={nameOf(objectKey)}
      position={position}
      count={count}
      onGo={onGo}
      onClose={onClose}
      besideFrom={BESIDE_FROM}
    >
      <div className={styles.pane}>
        {error && !gone && <TroubleNote error={error} onRetry={() => void refetch()} />}
        {gone && <p className={styles.soft}>{t('objects.isGone')}</p>}
        {!facts && !error && <Skeleton height={220} />}
        {facts && (
          <>
            <Preview bucket={bucket} objectKey={objectKey} etag={facts.etag} />
            <div className={styles.acts}>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
                onClick={() => downloadFrom(facts.download)}
              >
                {t('objects.download')}
              </Button>
              <CopyButton text={`s3://${bucket}/${objectKey}`} label={t('selection.copy')} />
            </div>
            <dl className={styles.facts}>
              <Fact name={t('objects.size')}>{format.bytes(facts.size)}</Fact>
              <Fact name={t('objects.modified')}>{format.dateTime(facts.modified)}</Fact>
              <Fact name={t('objects.type')}>{facts.type}</Fact>
              <Fact name={t('objects.key')}>{objectKey}</Fact>
              <Fact name={t('objects.etag')}>
                <code>{facts.etag}</code>
              </Fact>
              {Object.entries(facts.metadata).map(([name, value]) => (
                <Fact key={name} name={name}>
                  <code>{value}</code>
                </Fact>
              ))}
            </dl>
          </>
        )}
        <Versions bucket={bucket} objectKey={objectKey} writable={writable} />
      </div>
    </SidePane>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
