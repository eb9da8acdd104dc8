import { ActionIcon, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announcer.tsx';
import { IconClose } from '../../../components/icons.ts';
import { LeftAside } from '../../../components/left-aside.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useReportWords } from '../../../components/use-report-words.ts';
import { type Addition, forgetAddition, useAdditions } from '../../../data/adding/additions.ts';
import { isOver } from '../../../data/jobs.ts';
import { useClient } from '../../../data/transport-context.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { timeLeft } from '../../../i18n/time-left.ts';
import styles from './addition-note.module.css';
import { NewClasses } from './new-classes.tsx';

/** Photos on their way into the project: how far, how long, stop; afterwards what came of it. */
export function AdditionNote({ project }: { project: string }) {
  const addition = useAdditions(({ of }) => of[project]);
  if (!addition) return null;
  return isUnderWay(addition) ? <Running addition={addition} /> : <Ended project={project} addition={addition} />;
}

/** Until it is known what came of it: that is asked once the work is done. */
function isUnderWay({ trouble, report, now }: Addition): boolean {
  return !trouble && !report && !(now && isOver(now) && now.state !== 'done');
}

function Running({ addition: { job, now, sending } }: { addition: Addition }) {
  const { t } = useTranslation('photos');
  const { t: predict } = useTranslation('predict');
  const format = useFormat();
  const client = useClient();
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ job }) });
  const { done = 0, total = 0, left } = now?.progress ?? {};
  const rest = left === undefined ? undefined : timeLeft(left);
  const words = t('adding.progress', { done: format.number(done), total: format.number(total) });
  const time = rest && predict(`batch.left.${rest.unit}`, { count: rest.count });
  const isSending = sending.sent < sending.bytes;
  const going = t('adding.sending', { sent: format.bytes(sending.sent), bytes: format.bytes(sending.bytes) });
  return (
    <div className={styles.running}>
      <span className={styles.words}>
        {isSending ? going : [total > 0 ? words : t('adding.looking'), time].filter(Boolean).join(' · ')}
      </span>
      {isSending ? (
        <ProgressBar done={sending.sent} total={sending.bytes} label={t('adding.bytes')} className={styles.bar} />
      ) : (
        <ProgressBar done={done} total={total} label={t('adding.bar')} className={styles.bar} />
      )}
      <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {predict('cancel')}
      </Button>
    </div>
  );
}

function Ended({ project, addition }: { project: string; addition: Addition }) {
  const { t } = useTranslation('photos');
  const { t: common } = useTranslation();
  const words = useEndWords(addition);
  const { leftAside = [], otherLabel = [], newClasses = [] } = addition.report ?? {};
  const said = [...leftAside, ...addition.refused, ...otherLabel];
  useAnnounced(words, addition.job);
  return (
    <section className={styles.ended} aria-label={t('report.name')}>
      <div className={styles.line}>
        <p className={styles.words}>{words}</p>
        <ActionIcon variant="subtle" color="gray" aria-label={common('close')} onClick={() => forgetAddition(project)}>
          <IconClose size={16} />
        </ActionIcon>
      </div>
      {addition.trouble && addition.trouble.code !== 'cancelled' && <TroubleNote error={addition.trouble} />}
      {said.length > 0 && <LeftAside left={said} />}
      {newClasses.length > 0 && <NewClasses project={project} job={addition.job} offered={newClasses} />}
    </section>
  );
}

/** What came of it, in a sentence or two. */
function useEndWords({ now, report, refused }: Addition): string {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const wordsOf = useReportWords();
  if (report) return wordsOf({ ...report, leftAside: [...report.leftAside, ...refused] });
  const { done = 0, total = 0 } = now?.progress ?? {};
  if (now?.state !== 'cancelled') return t('report.stopped');
  return done < total
    ? t('report.cancelledAfter', { done: format.number(done), total: format.number(total) })
    : t('report.cancelled');
}

/** Said once, however often the note is drawn. */
function useAnnounced(words: string, job: string): void {
  const said = useRef<string>(undefined);
  useEffect(() => {
    if (said.current === job) return;
    said.current = job;
    announce(words);
  }, [words, job]);
}
