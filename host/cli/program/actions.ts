import type { ModelFormat } from '../../../contract/keeping.ts';
import type { Place } from '../../../contract/shapes/place.ts';
import type { TriggerName } from '../../../contract/shapes/trigger.ts';
import type { CanaryOptions } from '../canary.ts';
import type { ChangeOptions, DeployChange, DeployLogsOptions, DeployOptions, ScaleOptions } from '../deploy.ts';
import type { BackupOptions } from '../keeping.ts';
import type { LoadTestOptions } from '../load.ts';
import type { MonitorOptions } from '../monitor.ts';
import type { AddOptions, ListOptions } from '../photos.ts';
import type { OfPipeline, PipelineLogOptions, PipelineRunsOptions } from '../pipelines.ts';
import type { PredictOptions } from '../predict.ts';
import type { StackChangeOptions, StackDownOptions, StackLogsOptions } from '../stack.ts';
import type { TrainOptions } from '../train.ts';

interface WithHome {
  home?: string;
}

interface WithProject {
  project?: string;
  json?: true;
}

interface WithPort {
  port?: number;
}

/** What carries the commands out. Each resolves when its command has ended. */
export interface Actions {
  predict(photos: string[], options: PredictOptions & WithHome): Promise<void>;
  train(options: TrainOptions & WithHome): Promise<void>;
  addPhotos(paths: string[], options: AddOptions & WithHome): Promise<void>;
  listPhotos(options: ListOptions & WithHome): Promise<void>;
  checkPhotos(options: WithProject & WithHome): Promise<void>;
  exportPhotos(options: WithProject & WithHome): Promise<void>;
  listModels(options: { json?: true } & WithHome): Promise<void>;
  showModel(version: string, options: { json?: true } & WithHome): Promise<void>;
  promoteModel(version: string, options: { force?: string; json?: true } & WithHome): Promise<void>;
  removeModel(version: string, options: { json?: true } & WithHome): Promise<void>;
  rollbackModel(options: { project?: string; json?: true } & WithHome): Promise<void>;
  listTriggers(options: WithProject & WithHome): Promise<void>;
  switchTrigger(trigger: TriggerName, on: boolean, options: WithProject & { set?: string[] } & WithHome): Promise<void>;
  dryRunTriggers(trigger: TriggerName | undefined, options: WithProject & WithHome): Promise<void>;
  runTrigger(trigger: TriggerName, options: WithProject & WithHome): Promise<void>;
  monitor(options: MonitorOptions & WithHome): Promise<void>;
  loadTest(address: string | undefined, options: LoadTestOptions & WithHome): Promise<void>;
  doctor(options: { json?: true; fix?: true } & WithHome): Promise<void>;
  doctorStack(options: { json?: true } & WithHome): Promise<void>;
  stackUp(services: string[], options: StackChangeOptions & WithHome): Promise<void>;
  stackStop(service: string | undefined, options: StackChangeOptions & WithHome): Promise<void>;
  stackDown(options: StackDownOptions & WithHome): Promise<void>;
  stackRestart(service: string, options: StackChangeOptions & WithHome): Promise<void>;
  stackUpdate(options: StackChangeOptions & WithHome): Promise<void>;
  stackBack(copy: string | undefined, options: StackChangeOptions & { list?: true } & WithHome): Promise<void>;
  stackStatus(options: { json?: true } & WithHome): Promise<void>;
  stackLogs(service: string | undefined, options: StackLogsOptions & WithHome): Promise<void>;
  stackLoad(kit: string, options: { json?: true } & WithHome): Promise<void>;
  stackSecrets(options: { json?: true } & WithHome): Promise<void>;
  listPipelines(options: { json?: true } & WithHome): Promise<void>;
  listPipelineRuns(options: PipelineRunsOptions & WithHome): Promise<void>;
  showPipelineRun(run: string, options: OfPipeline & WithHome): Promise<void>;
  pipelineLog(which: [run: string, task: string], options: PipelineLogOptions & WithHome): Promise<void>;
  switchPipeline(pipeline: string, on: boolean, options: { json?: true } & WithHome): Promise<void>;
  cancelPipelineRun(run: string, options: OfPipeline & WithHome): Promise<void>;
  deploy(options: DeployOptions & WithHome): Promise<void>;
  changeDeployment(
    what: DeployChange,
    options: ChangeOptions & { all?: true; data?: string } & WithHome,
  ): Promise<void>;
  scaleDeployment(replicas: number, options: ScaleOptions & WithHome): Promise<void>;
  deployStatus(options: { all?: true; json?: true } & WithHome): Promise<void>;
  startCanary(options: CanaryOptions & WithHome): Promise<void>;
  deployLogs(pod: string | undefined, options: DeployLogsOptions & WithHome): Promise<void>;
  listClusters(options: { json?: true } & WithHome): Promise<void>;
  doctorCluster(context: string | undefined, options: { json?: true } & WithHome): Promise<void>;
  move(to: Place | 'back', project: string | undefined, options: { json?: true } & WithHome): Promise<void>;
  moveLeft(
    project: string | undefined,
    options: { json?: true; bring?: true; delete?: true } & WithHome,
  ): Promise<void>;
  exportModel(version: string, file: string, options: { format?: ModelFormat; json?: true } & WithHome): Promise<void>;
  importModel(file: string, options: WithProject & WithHome): Promise<void>;
  listProjects(options: { json?: true } & WithHome): Promise<void>;
  chooseProject(project: string, options: { json?: true } & WithHome): Promise<void>;
  exportProject(project: string, file: string, options: { json?: true } & WithHome): Promise<void>;
  importProject(file: string, options: WithProject & WithHome): Promise<void>;
  showFolder(options: { json?: true } & WithHome): Promise<void>;
  /** To another place, or back to the one before. */
  moveFolder(target: string | undefined, options: { json?: true } & WithHome): Promise<void>;
  tidyFolder(what: 'discard' | 'removeBefore', options: { json?: true } & WithHome): Promise<void>;
  showUpdates(options: { json?: true } & WithHome): Promise<void>;
  lookForUpdates(options: { json?: true } & WithHome): Promise<void>;
  switchUpdates(on: boolean, options: { json?: true } & WithHome): Promise<void>;
  copyBeforeUpdate(options: { json?: true } & WithHome): Promise<void>;
  downloadUpdate(options: { json?: true } & WithHome): Promise<void>;
  backup(file: string, options: BackupOptions & WithHome): Promise<void>;
  restore(file: string, options: { json?: true } & WithHome): Promise<void>;
  serve(options: WithPort & WithHome): Promise<void>;
  web(options: WithPort & WithHome): Promise<void>;
}
