import { useTranslation } from 'react-i18next';
import type { Check } from '../../../contract/shapes/check.ts';
import { CheckRow } from '../../components/check-row.tsx';
import { CodeBlock } from '../../components/code-block.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useDoctorFix } from '../../data/use-doctor.ts';
import { useCheckWords } from './use-check-words.ts';

/** One thing that Meadow stands on, and the way to mend it. */
export function DoctorCheckRow({ check }: { check: Check }) {
  const { t } = useTranslation('doctor');
  const { fix: mends, ...words } = useCheckWords()(check);
  const { command } = check.details;
  const fix = useDoctorFix();
  return (
    <CheckRow
      {...words}
      state={check.state}
      stateName={t(`state.${check.state}`)}
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
    >
      {check.state !== 'ok' && typeof command === 'string' && (
        <CodeBlock code={command} name={t('toRun', { name: words.name })} />
      )}
      {fix.error && <TroubleNote error={fix.error} />}
    </CheckRow>
  );
}
