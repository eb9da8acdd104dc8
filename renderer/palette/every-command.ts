import { useApiCommands } from '../pages/api/api-commands.ts';
import { useDeployCommands } from '../pages/deploy/deploy-commands.ts';
import { useDoctorCommands } from '../pages/doctor/doctor-commands.ts';
import { useModelCommands } from '../pages/models/model-commands.ts';
import { usePhotoCommands } from '../pages/photos/photo-commands.ts';
import { usePredictCommands } from '../pages/predict/predict-commands.ts';
import { useLookCommands } from '../pages/settings/look-commands.ts';
import { useStackCommands } from '../pages/stack/stack-commands.ts';
import { useTrainCommands } from '../pages/train/train-commands.ts';
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
  ];
}
