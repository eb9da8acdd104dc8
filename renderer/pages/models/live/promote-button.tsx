import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateReport } from '../../../../contract/shapes/gate.ts';
import type { VersionSummary } from '../../../../contract/shapes/model.ts';
import { announce } from '../../../components/announcer.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { troubleOf } from '../../../data/trouble.ts';
import { useLiveHistory, useSwitchLive } from '../../../data/use-live.ts';
import { refusalOf } from '../gate/refusal.ts';
import { ForceDialog } from './force-dialog.tsx';

interface Props {
  version: VersionSummary;
  report: GateReport | null;
  /** What the button says where it is not simply to make it live. */
  label?: string;
  /** Says which version it makes live, where more than one is shown. */
  named?: boolean;
  onDone?: () => void;
}

/** Makes a version live; where the gate said no, it asks why it should be all the same. */
export function PromoteButton({ version: { version, project }, report, label, named = false, onDone }: Props) {
  const { t } = useTranslation('models');
  const history = useLiveHistory(project).data;
  const { promote } = useSwitchLive();
  const [asking, setAsking] = useState(false);
  const refusal = history && refusalOf(version, report, history);
  // What the gate refused is not what a person should do next.
  const refused = refusal === 'refused';
  const words = named
    ? t(refused ? 'compare.force' : 'compare.promote', { version })
    : t(refused ? 'promote.force' : 'promote.button');
  const go = (force?: string) =>
    promote.mutate(
      { version, ...(force !== undefined && { force }) },
      {
        onSuccess: () => {
          setAsking(false);
          announce(t('promote.done', { version }));
          onDone?.();
        },
        onError: (error) => setAsking(troubleOf(error).code === 'gate-refused'),
      },
    );
  return (
    <>
      <Button
        variant={refused ? 'default' : 'filled'}
        disabled={!history}
        loading={promote.isPending}
        onClick={() => (refusal ? setAsking(true) : go())}
      >
        {label ?? words}
      </Button>
      {promote.error && !asking && <TroubleNote error={promote.error} />}
      <ForceDialog
        opened={asking}
        version={version}
        live={history?.[0]?.version}
        report={report}
        refusal={refusal ?? 'refused'}
        switching={promote}
        onForce={go}
        onClose={() => {
          setAsking(false);
          promote.reset();
        }}
      />
    </>
  );
}
