import { useApiCommands } from '../pages/api/api-commands.ts';
import { useApiSections } from '../pages/api/api-sections.ts';
import { useDeployCommands } from '../pages/deploy/deploy-commands.ts';
import { useDoctorCommands } from '../pages/doctor/doctor-commands.ts';
import { useLoadSections } from '../pages/load-test/load-sections.ts';
import { useModelCommands } from '../pages/models/model-commands.ts';
import { useModelSections } from '../pages/models/model-sections.ts';
import { useMonitoringSections } from '../pages/monitoring/monitoring-sections.ts';
import { usePhotoCommands } from '../pages/photos/photo-commands.ts';
import { usePredictCommands } from '../pages/predict/predict-commands.ts';
import { useLookCommands } from '../pages/settings/look-commands.ts';
import { useSettingSections } from '../pages/settings/setting-sections.ts';
import { useStackCommands } from '../pages/stack/stack-commands.ts';
import { useStackSections } from '../pages/stack/stack-sections.ts';
import { useTrainCommands } from '../pages/train/train-commands.ts';
import { useTrainSections } from '../pages/train/train-sections.ts';
import { useTriggerSections } from '../pages/train/triggers/trigger-sections.ts';
import { useProjectCommands } from '../projects/project-commands.ts';
import { useHelpCommands } from '../shell/help-commands.ts';
import { usePlaceCommands } from '../shell/place-commands.ts';
import type { Command } from './command.ts';

/** What can be asked for from anywhere: each feature has its own, and one line here. */
export function useEveryCommand(): readonly Command[] {
  return [
    ...usePredictCommands(),
    ...usePhotoCommands(),
    ...useTrainCommands(),
    ...useStackCommands(),
    ...useDeployCommands(),
    ...useModelCommands(),
    ...useDoctorCommands(),
    ...useApiCommands(),
    ...usePlaceCommands(),
    ...useProjectCommands(),
    ...useLookCommands(),
    ...useHelpCommands(),
    ...useApiSections(),
    ...useStackSections(),
    ...useModelSections(),
    ...useLoadSections(),
    ...useTrainSections(),
    ...useTriggerSections(),
    ...useMonitoringSections(),
    ...useSettingSections(),
  ];
}
