import { ActionIcon, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../../../contract/shapes/store-path.ts';
import { IconClose, IconFailed, IconOk } from '../../../components/icons.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import { cancelUpload, clearUploads, replaceBy, type Upload, useUploads } from '../../../data/store/uploads.ts';
import { useClient } from '../../../data/transport-context.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './bucket.module.css';

/** More than a person reads; the rest is told by number. */
const MOST_SHOWN = 30;

/** Files on their way into the bucket, and how they fared. */
export function UploadsPanel({ bucket }: { bucket: string }) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const all = useUploads(({ uploads }) => uploads);
  const uploads = all.filter((upload) => upload.bucket === bucket);
  if (uploads.length === 0) return null;
  const done = uploads.filter(({ state }) => state === 'done').length;
  const going = uploads.some(({ state }) => state === 'goes' || state === 'waits');
  const shown = uploads.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_SHOWN);
  return (
    <section className={styles.uploads} aria-label={t('uploads.title')}>
      <div className={styles.uploadsHead}>
        <span role="status">
          {t('uploads.count', {
            count: uploads.length,
            number: format.number(uploads.length),
            done: format.number(done),
          })}
        </span>
        {!going && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('uploads.clear')} onClick={clearUploads}>
            <IconClose size={16} />
          </ActionIcon>
        )}
      </div>
      <ul>
        {shown.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
}

/** What a person has to do something about comes first. */
const rank = ({ state }: Upload): number => ['failed', 'goes', 'waits', 'cancelled', 'done'].indexOf(state);

function UploadRow({ upload }: { upload: Upload }) {
  const { t } = useTranslation('store');
  const { t: common } = useTranslation();
  const words = useTroubleWords();
  const way = { client: useClient(), queries: useQueryClient() };
  const { id, key, state, sent, bytes, trouble } = upload;
  const name = nameOf(key);
  const there = trouble?.code === 'already-there';
  return (
    <li className={styles.upload}>
      <span className={styles.uploadName} title={key}>
        {name}
      </span>
      {(state === 'goes' || state === 'waits') && (
        <>
          <ProgressBar done={sent} total={bytes} label={t('uploads.of', { name })} className={styles.uploadBar} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('uploads.cancel', { name })}
            onClick={() => cancelUpload(way, id)}
          >
            <IconClose size={16} />
          </ActionIcon>
        </>
      )}
      {state === 'done' && <IconOk size={18} className={styles.ok} role="img" aria-label={t('uploads.done')} />}
      {state === 'cancelled' && <span className={styles.soft}>{t('uploads.cancelled')}</span>}
      {state === 'failed' && (
        <>
          <IconFailed size={18} className={styles.failed} aria-hidden />
          <span className={styles.uploadTrouble}>
            {trouble && (there ? t('uploads.there') : words(trouble).message)}
          </span>
          <Button size="compact-sm" variant="default" onClick={() => replaceBy(way, id)}>
            {there ? t('uploads.replace') : common('retry')}
          </Button>
        </>
      )}
    </li>
  );
}
