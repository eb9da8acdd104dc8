import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../../contract/shapes/model.ts';
import type { AliasMove } from '../../../../contract/shapes/registry.ts';
import { IconAlert } from '../../../components/icons.ts';
import { useAliasMoves, useLiveHistory } from '../../../data/use-live.ts';
import { useGateReport } from '../../../data/use-version.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './alias-moves.module.css';
import { PromoteButton } from './promote-button.tsx';

/** What somebody moved by hand in the registry: it was put back, and can go through the gate. */
export function AliasMoves({ project, versions }: { project: string; versions: readonly VersionSummary[] }) {
  const { t } = useTranslation('models');
  const { moves, dismiss } = useAliasMoves(project);
  if (!moves || moves.length === 0) return null;
  return (
    <section className={styles.moves} aria-label={t('moved.title')}>
      {moves.map((move) => (
        <Moved
          key={`${move.alias} ${move.number ?? ''} ${move.put ?? ''}`}
          move={move}
          version={versions.find(({ version }) => version === move.found)}
          onSeen={() => dismiss(move.alias)}
        />
      ))}
    </section>
  );
}

interface MovedProps {
  move: AliasMove;
  version: VersionSummary | undefined;
  onSeen(): void;
}

function Moved({ move, version, onSeen }: MovedProps) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const { alias, times } = move;
  const words = { alias, found: move.found ?? '', number: move.number ?? '', put: move.put ?? '' };
  return (
    <div className={styles.moved}>
      <IconAlert className={styles.icon} size={18} stroke={1.6} aria-hidden />
      <p className={styles.words}>
        {t(`moved.${kindOf(move)}`, words)}{' '}
        <span className={styles.when}>
          {t('moved.times', { count: times, number: format.number(times), when: format.near(move.at) })}
        </span>
      </p>
      {version && !version.live && alias === 'champion' && <GateButton version={version} onDone={onSeen} />}
      <Button size="compact-sm" variant="default" onClick={onSeen}>
        {t('moved.dismiss')}
      </Button>
    </div>
  );
}

function kindOf({ found, number, put }: AliasMove): 'to' | 'away' | 'foreign' | 'nothing' | 'nothingForeign' {
  if (number === undefined) return 'away';
  if (found !== undefined) return put === undefined ? 'nothing' : 'to';
  return put === undefined ? 'nothingForeign' : 'foreign';
}

function GateButton({ version, onDone }: { version: VersionSummary; onDone(): void }) {
  const { t } = useTranslation('models');
  const { data } = useGateReport(version.version);
  const history = useLiveHistory(version.project).data;
  if (data === undefined || !history) return null;
  // The gate has no word about what was live before: a person may go back to it.
  const again = history.some((change) => change.version === version.version);
  const label = again ? t('moved.again', { version: version.version }) : t('moved.gate');
  return <PromoteButton version={version} report={data} label={label} onDone={onDone} />;
}
