import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings, SettingsChange } from '../../contract/settings.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

export function useSettings() {
  const client = useClient();
  return useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => client.settings.get(undefined, { signal }) });
}

/** Changes settings at once; what the core refuses is put back. */
export function useChangeSettings() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) => client.settings.change(change),
    onMutate: (change) => {
      const before = queries.getQueryData<Settings>(keys.settings);
      if (before) queries.setQueryData(keys.settings, merge(before, change));
      return { before };
    },
    onError: (_error, _change, context) => queries.setQueryData(keys.settings, context?.before),
    onSuccess: (settings) => queries.setQueryData(keys.settings, settings),
  });
}

/** Changes settings that the core looks at before it keeps them: they are shown once they are kept. */
export function useKeepSettings() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) => client.settings.change(change),
    onSuccess: (settings) => queries.setQueryData(keys.settings, settings),
  });
}

function merge(
  settings: Settings,
  { language, theme, runtime, history, computing, network, tour, updates }: SettingsChange,
): Settings {
  return {
    ...settings,
    language: language ?? settings.language,
    theme: theme ?? settings.theme,
    runtime: runtime ?? settings.runtime,
    history: { ...settings.history, ...given(history) },
    computing: { ...settings.computing, ...given(computing) },
    network: { ...settings.network, ...given(network) },
    tour: { ...settings.tour, ...given(tour) },
    updates: { ...settings.updates, ...given(updates) },
  };
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Without what is undefined, which changes nothing. */
function given<Fields extends object>(fields: Fields | undefined): Given<Fields> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as Given<Fields>;
}
