import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Finding } from '../../../../contract/checks.ts';
import { problemKind } from '../../../../contract/shapes/project-photo.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconChecks } from '../../../components/icons.ts';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { usePhotoCounts } from '../../../data/photos/use-photo-counts.ts';
import { useDismiss, useFindings, useStartChecks } from '../../../data/use-checks.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { EditNote } from '../edit-note.tsx';
import type { ViewProps } from '../photos-page.tsx';
import styles from '../views.module.css';
import { curesOf, keptOf } from './cures.ts';

/** Pictures of a finding that fit beside each other. */
const PICTURES = 3;

/** What is wrong with the photos, kind by kind, each with what a click does about it. */
export function ChecksView({ project, editing }: ViewProps) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const { data, error, refetch } = useFindings(project.id);
  const start = useStartChecks(project.id);
  const dismiss = useDismiss(project.id);
  const trouble = error ?? start.error ?? dismiss.error;
  const counts = usePhotoCounts(project.id).data;
  const groups = problemKind.options
    .map((kind) => ({ kind, findings: (data?.findings ?? []).filter((finding) => finding.kind === kind) }))
    .filter(({ findings }) => findings.length > 0);
  return (
    <div className={styles.body}>
      <div className={styles.scroll}>
        {data?.checked && (
          <div className={styles.tools}>
            <span className={styles.soft}>{t('checks.checked', { when: format.dateTime(data.checked) })}</span>
            <Button size="compact-sm" variant="default" loading={start.isPending} onClick={() => start.mutate()}>
              {t('checks.again')}
            </Button>
          </div>
        )}
        {trouble && <TroubleNote error={trouble} onRetry={() => void refetch()} />}
        {data && groups.length === 0 && (
          <NothingFound
            photos={counts?.total}
            checked={data.checked !== undefined}
            busy={start.isPending}
            onStart={() => start.mutate()}
          />
        )}
        {groups.map(({ kind, findings }) => (
          <section key={kind}>
            <h2 className={styles.kind}>{`${t(`problem.${kind}`)} (${format.number(findings.length)})`}</h2>
            <p className={styles.soft}>{t(`why.${kind}`)}</p>
            <ul className={styles.cards}>
              {findings.map((finding) => (
                <li key={finding.photo.hash} className={styles.card}>
                  <Pictures finding={finding} />
                  <div className={styles.tools}>
                    {curesOf(finding).map((cure) => (
                      <Button
                        key={cure.kind}
                        size="compact-sm"
                        variant="default"
                        onClick={() => {
                          if (cure.kind === 'fine') dismiss.mutate({ kind, hashes: [finding.photo.hash] });
                          else editing.change.mutate(cure.change);
                        }}
                      >
                        {t(`cure.${cure.kind}`, { label: finding.suggestion ?? '' })}
                      </Button>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className={styles.dock}>
        <EditNote project={project.id} editing={editing} />
      </div>
    </div>
  );
}

interface NothingFoundProps {
  /** How many the project has; none before it is known. */
  photos: number | undefined;
  checked: boolean;
  busy: boolean;
  onStart: () => void;
}

/** Nothing is told of any photo: because there is none, because nobody looked, or because all is well. */
function NothingFound({ photos, checked, busy, onStart }: NothingFoundProps) {
  const { t } = useTranslation('photos');
  if (photos === undefined) return null;
  if (photos === 0)
    return (
      <EmptyState icon={IconChecks} title={t('checks.emptyTitle')}>
        <p>{t('checks.emptyWords')}</p>
        <div className={styles.ways}>
          <Button component={Link} href={routes.photos} variant="default">
            {t('labelNext.add')}
          </Button>
        </div>
      </EmptyState>
    );
  if (!checked)
    return (
      <EmptyState icon={IconChecks} title={t('checks.neverTitle')}>
        <p>{t('checks.neverWords')}</p>
        <div className={styles.ways}>
          <Button variant="default" loading={busy} onClick={onStart}>
            {t('checks.again')}
          </Button>
        </div>
      </EmptyState>
    );
  return (
    <EmptyState icon={IconChecks} title={t('checks.fine')}>
      <p>{t('checks.fineWords')}</p>
      <Link href={routes.train}>{t('checks.toTrain')}</Link>
    </EmptyState>
  );
}

function Pictures({ finding }: { finding: Finding }) {
  const { t } = useTranslation('photos');
  const { photo, others } = finding;
  const best = keptOf(finding);
  const all = [photo, ...others];
  const more = all.length - PICTURES;
  return (
    <div className={styles.pair}>
      {all.slice(0, PICTURES).map(({ hash, thumbnail, source, label }) => (
        <figure key={hash}>
          <span className={styles.frame}>
            <Thumbnail src={thumbnail} alt={source} />
          </span>
          <figcaption className={styles.soft}>
            {[label, hash === best?.hash && t('checks.kept')].filter(Boolean).join(' · ')}
          </figcaption>
        </figure>
      ))}
      {more > 0 && <p className={styles.soft}>{t('checks.more', { count: more })}</p>}
    </div>
  );
}
