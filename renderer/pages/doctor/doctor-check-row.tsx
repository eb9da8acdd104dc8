import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../contract/shapes/check.ts';
import { CheckRow } from '../../components/check-row.tsx';
import { CodeBlock } from '../../components/code-block.tsx';
import { OutsideLink } from '../../components/outside-link.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useDoctorFix } from '../../data/use-doctor.ts';
import { useTryNetwork } from '../../data/use-network.ts';
import { useFormat } from '../../i18n/format.ts';
import { checkKind } from './check-names.ts';
import { placeOf } from './place-of.ts';
import { useCheckWords } from './use-check-words.ts';

interface Props {
  check: Check;
  /** When it was looked at, in milliseconds. */
  seen: number;
}

/** One thing that Meadow stands on, and the way to mend it. */
export function DoctorCheckRow({ check, seen }: Props) {
  const { t } = useTranslation(['doctor', 'settings']);
  const { fix: mends, ...words } = useCheckWords()(check);
  const { command, page } = check.details;
  const format = useFormat();
  const fix = useDoctorFix();
  const place = placeOf(check);
  const tryOut = useTryNetwork();
  const { reset } = tryOut;
  // What is found later counts more than what a try had shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was seen then says the same, or not
  useEffect(() => reset(), [seen, reset]);
  // What a try has shown is said instead of what was known without.
  const tried = tryOut.isSuccess || tryOut.isError;
  const state = tryOut.isError ? 'warning' : check.state;
  const isNetwork = checkKind(check.name) === 'network';
  const way = place && { label: t(`go.${place.called}`), to: place.to };
  return (
    <CheckRow
      {...words}
      finding={tried ? '' : words.finding}
      state={state}
      stateName={t(`state.${state}`)}
      fix={
        check.fixable
          ? {
              label: mends,
              name: t('fixNamed', { fix: mends, name: words.name }),
              busy: fix.isPending,
              onFix: () => fix.mutate(check.name),
            }
          : undefined
      }
      act={
        isNetwork && (
          <Button
            size="compact-sm"
            variant="default"
            loading={tryOut.isPending}
            title={t('settings:network.tryHint')}
            onClick={() => tryOut.mutate()}
          >
            {t('tryNetwork')}
          </Button>
        )
      }
      way={way && { ...way, name: t('goNamed', { place: way.label, name: words.name }) }}
    >
      {check.state !== 'ok' && typeof command === 'string' && (
        <CodeBlock code={command} name={t('toRun', { name: words.name })} />
      )}
      {check.state !== 'ok' && typeof page === 'string' && (
        <OutsideLink href={page} size="compact-sm" aria-label={t('pageNamed', { name: words.name })}>
          {t('page')}
        </OutsideLink>
      )}
      {tryOut.error && <TroubleNote error={tryOut.error} />}
      {tryOut.data && (
        <p role="status">
          {t('settings:network.works', {
            bytes: format.bytes(tryOut.data.bytes),
            ms: format.number(tryOut.data.ms),
          })}
        </p>
      )}
      {fix.error && <TroubleNote error={fix.error} />}
    </CheckRow>
  );
}
