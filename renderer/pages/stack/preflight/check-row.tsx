import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StackCheck } from '../../../../contract/stack.ts';
import { IconAlert, IconFailed, IconOk, IconTool } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStackFix } from '../../../data/use-stack.ts';
import styles from './preflight.module.css';
import { useFixName } from './use-fix-name.ts';
import { useStackCheckWords } from './use-stack-check-words.ts';

const icons = { ok: IconOk, warning: IconAlert, failed: IconFailed };

/** One thing that was looked at, and the way to mend it. */
export function CheckRow({ check }: { check: StackCheck }) {
  const { t } = useTranslation('stack');
  const words = useStackCheckWords()(check);
  const fixName = useFixName();
  const fix = useStackFix();
  const Icon = icons[check.state];
  const wanted = check.fix;
  return (
    <li className={styles.check} data-state={check.state}>
      <Icon className={styles.icon} size={20} stroke={1.7} role="img" aria-label={t(`checks.state.${check.state}`)} />
      <div className={styles.words}>
        <p>
          <span className={styles.name}>{words.name}</span> <span className={styles.finding}>{words.finding}</span>
        </p>
        {words.hint && <p>{words.hint}</p>}
        {words.exact && (
          <p className={styles.exact} lang="en">
            {words.exact}
          </p>
        )}
        {fix.error && <TroubleNote error={fix.error} />}
      </div>
      {wanted && check.state !== 'ok' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={fix.isPending}
          leftSection={<IconTool size={16} aria-hidden />}
          aria-label={t('checks.fixNamed', { fix: fixName(wanted), name: words.name })}
          onClick={() => fix.mutate(wanted)}
        >
          {fixName(wanted)}
        </Button>
      )}
    </li>
  );
}
