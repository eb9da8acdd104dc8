import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Correction } from '../../../contract/shapes/correction.ts';
import type { Client } from '../../transport/client.ts';
import { gathered } from '../gathered.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

/** A verdict a person may speak on. */
export interface Judged {
  hash: string;
  photo: string;
  version: string;
  verdict: string;
}

/** Finds what was said of a verdict. */
export type SaidOf = (judged: Pick<Judged, 'hash' | 'version'>) => Correction | undefined;

/** Photos that are asked about at a time. */
const MOST_HASHES = 500;

/** What was said of photos, which are asked about in parts of at most so many. */
export function useSaid(parts: readonly (readonly string[])[]): SaidOf {
  const client = useClient();
  return useQueries({
    queries: parts.map((part) => askFor(client, part)),
    combine: (answers) => {
      const said = new Map(answers.flatMap(({ data = [] }) => data.map((one) => [nameOf(one), one])));
      return (judged: Pick<Judged, 'hash' | 'version'>) => said.get(nameOf(judged));
    },
  });
}

/** What was said of the verdict on one photo; the many that are drawn at a time are asked for together. */
export function useSaidOf(judged: Pick<Judged, 'hash' | 'version'>): Correction | undefined {
  const client = useClient();
  const { hash } = judged;
  const { data } = useQuery({ queryKey: keys.correctionsOf([hash]), queryFn: () => askTogether(client)(hash) });
  return data?.find(({ version }) => version === judged.version);
}

const nameOf = ({ hash, version }: Pick<Judged, 'hash' | 'version'>) => `${hash} ${version}`;

type AskOne = (hash: string) => Promise<Correction[]>;

const together = new WeakMap<Client, AskOne>();

function askTogether(client: Client): AskOne {
  const known = together.get(client);
  if (known) return known;
  const ask = gathered(async (hashes) => {
    const said = Map.groupBy(await client.corrections.of({ hashes }), ({ hash }) => hash);
    return (hash) => said.get(hash) ?? [];
  }, MOST_HASHES);
  together.set(client, ask);
  return ask;
}

const askFor = (client: Client, hashes: readonly string[]) => ({
  queryKey: keys.correctionsOf(hashes),
  queryFn: ({ signal }: { signal: AbortSignal }) => client.corrections.of({ hashes: [...hashes] }, { signal }),
});

/** Says that a verdict is right or what it should be, or takes that back. */
export function useSaying() {
  const client = useClient();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.corrections });
  const say = useMutation({
    mutationFn: (said: Judged & { truth: string }) => client.corrections.say(said),
    onSettled,
  });
  const unsay = useMutation({
    mutationFn: ({ hash, version }: Judged) => client.corrections.unsay({ hash, version }),
    onSettled,
  });
  return { say, unsay, error: say.error ?? unsay.error };
}

/** The corrections of a project in a state, newest first. */
export function useCorrections(project: string, state: Correction['state']) {
  const client = useClient();
  return useQuery({
    queryKey: keys.correctionList(project, state),
    queryFn: ({ signal }) => client.corrections.list({ project, state }, { signal }),
  });
}

/** How good the live version is by what people said. */
export function useLiveAccuracy(project: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.liveAccuracy(project),
    queryFn: ({ signal }) => client.corrections.accuracy({ project }, { signal }),
  });
}

/** Takes corrections that wait into the project's photos, or lets them go. */
export function useReview(project: string) {
  const client = useClient();
  const queries = useQueryClient();
  const onSettled = () =>
    Promise.all([keys.corrections, keys.photos(project)].map((queryKey) => queries.invalidateQueries({ queryKey })));
  return {
    take: useMutation({ mutationFn: (ids: number[]) => client.corrections.take({ ids }), onSettled }),
    dismiss: useMutation({ mutationFn: (ids: number[]) => client.corrections.dismiss({ ids }), onSettled }),
  };
}
