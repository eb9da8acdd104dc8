import { Page } from '../../components/page.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useBatch } from '../../data/batches/use-batch.ts';
import { AnsweredMeanwhile } from '../../projects/answered-meanwhile.tsx';
import { BatchHead } from './batch-head.tsx';
import { BatchStands } from './batch-stands.tsx';
import { SingleVerdict } from './detail/single-verdict.tsx';
import { useRefresh } from './refresh.ts';
import { Results } from './results/results.tsx';
import { useBatchEnd } from './use-batch-end.ts';

/** A batch: how far it is, and what came out. */
export function BatchPage({ id }: { id: string }) {
  const batch = useBatch(id);
  const refresh = useRefresh(id);
  useBatchEnd(id, batch);
  const single = batch.job?.progress.total === 1 && batch.refused.length === 0;
  const only = single ? batch.results[0] : undefined;
  return (
    <Page full={!single}>
      <BatchHead id={id} batch={batch} />
      <AnsweredMeanwhile version={batch.results.find(({ verdict }) => verdict)?.verdict?.version} />
      <BatchStands batch={batch} />
      {batch.job?.error && <TroubleNote error={batch.job.error} />}
      {only && <SingleVerdict batch={id} item={only} refresh={refresh} />}
      {!single && <Results key={id} id={id} refresh={refresh} />}
    </Page>
  );
}
