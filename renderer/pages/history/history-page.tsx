import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../../contract/history.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useSaid } from '../../data/corrections/use-corrections.ts';
import { useLabels } from '../../data/photos/use-labels.ts';
import { useHistory, useHistorySummary } from '../../data/use-history.ts';
import { useCurrentProject, useProjects } from '../../data/use-models.ts';
import { useSeldom } from '../../data/use-seldom.ts';
import { AddDialog } from './add-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { Filters } from './filters.tsx';
import { FreshPill } from './fresh-pill.tsx';
import { HistoryActions } from './history-actions.tsx';
import styles from './history-page.module.css';
import { HistoryTable } from './history-table.tsx';
import { Kept } from './kept.tsx';
import { NoHistory } from './no-history.tsx';
import { PredictionPane } from './prediction-pane.tsx';
import { nothingSelected, type Selection, selectedCount, toDoomed } from './selection.ts';
import { useChosenProject } from './use-chosen-project.ts';
import { useFreshHistory } from './use-fresh-history.ts';
import { useSelectedHashes } from './use-selected-hashes.ts';

const TYPING_MS = 250;
/** Addresses of pictures run out; a picture that is gone for good must not ask for new ones all the time. */
const GONE_MS = 60_000;
/** More are fetched before the last one that is here is shown. */
const AHEAD = 10;

/** Every prediction that was made and is kept. */
export default function HistoryPage() {
  const { t } = useTranslation('history');
  const projects = useProjects();
  const [wanted, choose] = useChosenProject(projects.data);
  const [typed, setTyped] = useState<HistoryFilter>({});
  const [late] = useDebouncedValue(typed, TYPING_MS);
  const filter = useMemo(() => ({ ...late, ...wanted }), [late, wanted]);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [deleting, setDeleting] = useState(false);
  const [adding, setAdding] = useState(false);
  // Another window may choose another project: what was selected, and asked about, is not what is listed then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is the reason
  useEffect(() => {
    setSelection(nothingSelected);
    setDeleting(false);
    setAdding(false);
  }, [wanted]);
  const known = projects.isSuccess || projects.isError;
  const history = useHistory(filter, known);
  const [opened, setOpened] = useState<number>();
  const onGone = useSeldom(() => void history.refetch(), GONE_MS);
  const summary = useHistorySummary(filter, known);
  const predictions = useMemo(() => history.data?.pages.flatMap((page) => page.predictions) ?? [], [history.data]);
  const hashes = useMemo(
    () => (history.data?.pages ?? []).map((page) => [...new Set(page.predictions.map(({ hash }) => hash))]),
    [history.data],
  );
  const saidOf = useSaid(hashes);
  const fresh = useFreshHistory(history.isSuccess && predictions.length === 0);
  const project = useCurrentProject();
  const labelOf = useLabels(project?.live === undefined ? project?.id : undefined, hashes);
  const hashesOf = useSelectedHashes();
  const total = summary.data?.total ?? predictions.length;
  const count = selectedCount(selection, total);
  const names = useMemo(
    () => (filter.project === undefined ? new Map(projects.data?.map(({ id, name }) => [id, name])) : undefined),
    [filter.project, projects.data],
  );
  const at = predictions.findIndex(({ id }) => id === opened);
  const shown = predictions[at];
  const more =
    history.hasNextPage && !history.isFetchingNextPage && !history.isError
      ? () => void history.fetchNextPage()
      : undefined;
  const change = ({ project: chosen, ...next }: HistoryFilter) => {
    choose(chosen);
    setTyped(next);
    setSelection(nothingSelected);
  };

  return (
    <Page full>
      <PageHead
        title={t('title')}
        action={
          <HistoryActions
            filter={filter}
            count={count}
            total={total}
            onAdd={() => setAdding(true)}
            onDelete={() => setDeleting(true)}
          />
        }
      >
        <Kept summary={summary.data} />
      </PageHead>
      <Filters
        filter={{ ...typed, ...wanted }}
        projects={projects.data ?? []}
        summary={summary.data}
        onChange={change}
      />
      {history.error && <TroubleNote error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && predictions.length === 0 ? (
        <NoHistory by={emptiedBy(filter, projects.data ?? [])} onClear={() => change({})} />
      ) : (
        <div className={styles.parts}>
          <HistoryTable
            predictions={history.isPending ? undefined : predictions}
            total={total}
            more={more}
            selection={selection}
            saidOf={saidOf}
            labelOf={labelOf}
            names={names}
            opened={opened}
            onOpen={setOpened}
            onSelect={setSelection}
            onGone={onGone}
            top={<FreshPill count={fresh.count} onShow={fresh.show} />}
          />
          {shown && (
            <PredictionPane
              prediction={shown}
              position={at}
              count={total}
              onGo={(step) => {
                const next = predictions[at + step];
                if (next) setOpened(next.id);
                if (at + step > predictions.length - AHEAD) more?.();
              }}
              onGone={onGone}
              onClose={() => setOpened(undefined)}
            />
          )}
        </div>
      )}
      {adding && project && (
        <AddDialog
          project={project}
          count={count}
          hashes={() => hashesOf(selection, filter, predictions)}
          onClose={() => setAdding(false)}
        />
      )}
      <DeleteDialog
        opened={deleting}
        count={count}
        which={toDoomed(selection, filter)}
        onClose={() => setDeleting(false)}
        onDone={() => {
          setDeleting(false);
          setSelection(nothingSelected);
        }}
      />
    </Page>
  );
}

/** What an empty list comes of. Where there is one project only, there are no others to show. */
function emptiedBy({ project, ...rest }: HistoryFilter, projects: readonly unknown[]) {
  if (Object.keys(rest).length > 0) return 'filter';
  return project !== undefined && projects.length > 1 ? 'project' : undefined;
}
