import { useTranslation } from 'react-i18next';
import type { StackCheck } from '../../../../contract/stack.ts';
import { CheckRow } from '../../../components/check-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStackFix } from '../../../data/use-stack.ts';
import { useFixName } from './use-fix-name.ts';
import { useStackCheckWords } from './use-stack-check-words.ts';

/** One thing that was looked at before the stack starts, and the way to mend it. */
export function StackCheckRow({ check }: { check: StackCheck }) {
  const { t } = useTranslation('stack');
  const words = useStackCheckWords()(check);
  const fixName = useFixName();
  const fix = useStackFix();
  const wanted = check.fix;
  return (
    <CheckRow
      {...words}
      state={check.state}
      stateName={t(`checks.state.${check.state}`)}
      fix={
        wanted && {
          label: fixName(wanted),
          name: t('checks.fixNamed', { fix: fixName(wanted), name: words.name }),
          busy: fix.isPending,
          onFix: () => fix.mutate(wanted),
        }
      }
    >
      {fix.error && <TroubleNote error={fix.error} />}
    </CheckRow>
  );
}
