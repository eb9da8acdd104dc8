import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import { type TrainingMode, trainingMode } from '../../../contract/shapes/run.ts';
import { ActionLine } from '../../components/action-line.tsx';
import { IconTrain } from '../../components/icons.ts';
import { Panel } from '../../components/page.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import type { Training } from '../../data/use-training.ts';
import { RunsOnChoice } from './runs-on-choice.tsx';

interface Props {
  project: Project;
  training: Training;
  running: boolean;
  first: boolean;
  /** Something else is the next thing to do. */
  second: boolean;
}

/** How hard to try, and the button. */
export function StartPanel({ project, training, running, first, second }: Props) {
  const { t } = useTranslation('train');
  const [mode, setMode] = useState<TrainingMode>('quick');
  return (
    <Panel>
      <ActionLine
        above={
          <SegmentedControl
            aria-label={t('mode.name')}
            value={mode}
            onChange={(value) => setMode(trainingMode.parse(value))}
            data={trainingMode.options.map((value) => ({ value, label: t(`mode.${value}`) }))}
          />
        }
        words={`${t(`modeHint.${mode}`)} ${t(first ? 'policy.first' : `policy.${project.policy}`)}`}
      >
        <Button
          size="lg"
          variant={second ? 'default' : 'filled'}
          leftSection={<IconTrain size={20} aria-hidden />}
          disabled={running}
          loading={training.start.isPending}
          onClick={() => training.start.mutate(mode)}
        >
          {t(first ? 'first' : 'button')}
        </Button>
      </ActionLine>
      <RunsOnChoice project={project.id} running={running} />
      {training.start.error && <TroubleNote error={training.start.error} />}
      {training.resume.error && <TroubleNote error={training.resume.error} />}
    </Panel>
  );
}
