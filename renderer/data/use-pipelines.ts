import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PipelineRun, PipelineRunState } from '../../contract/shapes/pipeline.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** While something runs, and while nothing does. */
const LIVE_MS = 2000;
const LOOK_MS = 10_000;
const PAGE = 50;

export const isActive = ({ state }: Pick<PipelineRun, 'state'>): boolean => state === 'queued' || state === 'running';

/** What there is, and how it stands. That it is off is news too: it is asked again seldom then. */
export function usePipelines() {
  const client = useClient();
  return useQuery({
    queryKey: keys.pipelineOverview,
    queryFn: ({ signal }) => client.pipelines.overview(undefined, { signal }),
    retry: false,
    refetchInterval: ({ state: { data, error } }) =>
      !error && data?.pipelines.some(({ running, queued }) => running + queued > 0) ? LIVE_MS : LOOK_MS,
  });
}

export interface RunFilter {
  pipeline?: string | undefined;
  state?: PipelineRunState | undefined;
}

/** Runs, newest first, page by page; looked at again and again, more seldom the more of them are shown. */
export function usePipelineRuns(filter: RunFilter) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.pipelineRuns(filter),
    queryFn: ({ pageParam: offset, signal }) => client.pipelines.runs({ ...filter, offset, limit: PAGE }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const known = pages.length * PAGE;
      return last.runs.length > 0 && known < last.total ? known : undefined;
    },
    retry: false,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => {
      const pages = data?.pages ?? [];
      const each = pages.some(({ runs }) => runs.some(isActive)) ? LIVE_MS : LOOK_MS;
      return each * Math.max(1, pages.length);
    },
  });
}

export function usePipelineRun(pipeline: string, run: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.pipelineRun(pipeline, run),
    queryFn: ({ signal }) => client.pipelines.run({ pipeline, run }, { signal }),
    retry: false,
    refetchInterval: ({ state: { data } }) => (data && !isActive(data.run) ? LOOK_MS : LIVE_MS),
  });
}

/** What a person does to pipelines and runs. */
export function usePipelineActions() {
  const client = useClient();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.pipelines });
  return {
    turn: useMutation({
      mutationFn: (wanted: { pipeline: string; on: boolean }) => client.pipelines.switch(wanted),
      onSettled,
    }),
    cancel: useMutation({
      mutationFn: ({ pipeline, run }: PipelineRun) => client.pipelines.cancel({ pipeline, run }),
      onSettled,
    }),
  };
}
