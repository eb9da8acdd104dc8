import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../../contract/updates.ts';
import { CodeBlock } from '../../../components/code-block.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useOtherWork, useUnderWay, useUpdateStep } from '../../../data/use-updates.ts';
import { useFormat } from '../../../i18n/format.ts';
import { JobProgress } from '../../../keeping/job-progress.tsx';
import { CopyRow } from './copies-row.tsx';
import { CopyFirst } from './copy-first.tsx';
import { closable, OtherWork } from './restart-dialog.tsx';
import styles from './updates.module.css';
import { useCopyFirst } from './use-copy-first.ts';

interface Props {
  way: UpdateState['way'];
  earlier: NonNullable<UpdateState['earlier']>;
  onClose: () => void;
}

/** What going back means for the data, and the way: by one button where Meadow can do it, else step by step. */
export function EarlierDialog({ way, earlier, onClose }: Props) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const { version, reads, copy } = earlier;
  const lost = !reads && !copy;
  const going = useUnderWay('update-back') !== undefined;
  return (
    <Dialog opened onClose={onClose} title={t('earlier.title', { version })} size="lg" {...closable(going)}>
      <div className={styles.form}>
        {reads && <p>{t('earlier.reads', { version })}</p>}
        {!reads && copy && <p>{t('earlier.restores', { version, when: format.dateTime(copy.created) })}</p>}
        {lost && <p>{t('earlier.lost', { version })}</p>}
        {way === 'itself' && !lost ? <ByButton {...{ earlier, onClose }} /> : <ByHand {...{ way, earlier, onClose }} />}
      </div>
    </Dialog>
  );
}

function ByButton({ earlier: { version, reads }, onClose }: Omit<Props, 'way'>) {
  const { t } = useTranslation('updates');
  const first = useCopyFirst();
  const { begin, running, done, error, job, cancel } = useUpdateStep('update-back');
  const others = useOtherWork();
  return (
    <>
      <OtherWork count={others} />
      <CopyFirst name={t('copy.now')} disabled={running} first={first} />
      {running && <JobProgress job={job} onStop={cancel} />}
      {done && <p role="status">{t('restart.now')}</p>}
      {error && <TroubleNote error={error} />}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} disabled={running} data-autofocus>
          {t('stay')}
        </Button>
        <Button
          {...(reads ? {} : { color: 'red' })}
          loading={running}
          disabled={done}
          onClick={() => begin((client) => client.updates.back({ copy: first.copy, anyway: others > 0 }))}
        >
          {t('earlier.button', { version })}
        </Button>
      </div>
    </>
  );
}

/** In the order that keeps the data: the copy waits for the next start, which is that of the version before. */
function ByHand({ way, earlier: { version, page, reads, copy }, onClose }: Props) {
  const { t } = useTranslation('updates');
  const steps = way === 'checkout' || way === 'image' ? way : 'download';
  return (
    <>
      <ol className={styles.steps}>
        {!reads && copy && (
          <li>
            <p>{t('earlier.steps.copy')}</p>
            <CopyRow copy={copy} />
          </li>
        )}
        <li>
          <p>{t(`earlier.steps.${steps}`, { version })}</p>
          {steps === 'checkout' && <CodeBlock code={`git checkout v${version} && npm ci`} name={t('commands.name')} />}
          {page && (
            <OutsideLink href={page} size="compact-sm">
              {t('earlier.page', { version })}
            </OutsideLink>
          )}
        </li>
      </ol>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </div>
    </>
  );
}
