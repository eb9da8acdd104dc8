import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type ModelFormat, modelFormat } from '../../contract/keeping.ts';
import type { Place } from '../../contract/shapes/place.ts';
import { promotionPolicy } from '../../contract/shapes/project.ts';
import { problemKind } from '../../contract/shapes/project-photo.ts';
import { trainingMode } from '../../contract/shapes/run.ts';
import { monitorSpan } from '../../contract/shapes/traffic.ts';
import { type TriggerName, triggerName } from '../../contract/shapes/trigger.ts';
import type { BackupOptions } from './keeping.ts';
import type { MonitorOptions } from './monitor.ts';
import type { AddOptions, ListOptions } from './photos.ts';
import type { PredictOptions } from './predict.ts';
import type { StackDownOptions, StackLogsOptions } from './stack.ts';
import type { TrainOptions } from './train.ts';

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
  doctor(options: { json?: true } & WithHome): Promise<void>;
  doctorStack(options: { json?: true } & WithHome): Promise<void>;
  stackUp(services: string[], options: { json?: true } & WithHome): Promise<void>;
  stackStop(service: string | undefined, options: { json?: true } & WithHome): Promise<void>;
  stackDown(options: StackDownOptions & WithHome): Promise<void>;
  stackRestart(service: string, options: { json?: true } & WithHome): Promise<void>;
  stackUpdate(options: { json?: true } & WithHome): Promise<void>;
  stackBack(copy: string | undefined, options: { json?: true; list?: true } & WithHome): Promise<void>;
  stackStatus(options: { json?: true } & WithHome): Promise<void>;
  stackLogs(service: string | undefined, options: StackLogsOptions & WithHome): Promise<void>;
  stackSecrets(options: { json?: true } & WithHome): Promise<void>;
  move(to: Place | 'back', project: string | undefined, options: { json?: true } & WithHome): Promise<void>;
  moveLeft(
    project: string | undefined,
    options: { json?: true; bring?: true; delete?: true } & WithHome,
  ): Promise<void>;
  exportModel(version: string, file: string, options: { format?: ModelFormat; json?: true } & WithHome): Promise<void>;
  importModel(file: string, options: WithProject & WithHome): Promise<void>;
  exportProject(project: string, file: string, options: { json?: true } & WithHome): Promise<void>;
  importProject(file: string, options: WithProject & WithHome): Promise<void>;
  backup(file: string, options: BackupOptions & WithHome): Promise<void>;
  restore(file: string, options: { json?: true } & WithHome): Promise<void>;
  serve(options: WithPort & WithHome): Promise<void>;
  web(options: WithPort & WithHome): Promise<void>;
}

/** The `meadow` command: what can be asked, in which words. Wrong usage throws commander's error. */
export function createProgram(version: string, actions: Actions): Command {
  const program = withHome(new Command('meadow'))
    .description('Sort photos into classes on your own laptop.')
    .version(version, '-V, --version', 'print the version of Meadow')
    // `meadow predict --version V` asks a version of the model.
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('Run "meadow --help" for the commands.')
    .addHelpText('after', examples(['predict photo.jpg', 'predict ~/Pictures/garden --csv > garden.csv', 'web']));

  addPredict(program, actions);
  addPhotos(program, actions);
  addTrain(program, actions);
  addModels(program, actions);
  addTriggers(program, actions);
  addMonitor(program, actions);
  addKeeping(program, actions);
  addServers(program, actions);
  addStack(program, actions);
  addMove(program, actions);
  addDoctor(program, actions);
  return program;
}

function addPredict(program: Command, actions: Actions): void {
  command(program, 'predict')
    .description('say what is on photos; folders are walked')
    .argument('<photo...>', 'photos and folders')
    .addOption(new Option('--json', 'print JSON: an array in the order asked').conflicts('csv'))
    .option('--csv', 'print CSV')
    .option('--heatmap <dir>', 'write a PNG a photo into this folder, showing what the verdict rests on')
    .option('--version <version>', 'ask this version; see "meadow models list"')
    .addHelpText('after', examples(['predict photo.jpg', 'predict photos/ --json', 'predict a.jpg --heatmap maps']))
    .addHelpText('after', '\nExit code: 0 all photos were read, 2 some were not, 64 wrong usage.')
    .action((photos: string[], _options, self: Command) => actions.predict(photos, self.optsWithGlobals()));
}

function addTrain(program: Command, actions: Actions): void {
  command(program, 'train')
    .description('learn from the labelled photos of a project')
    .option('--from <folder>', 'add the photos of this folder first: a folder a class, FOLDER/LABEL/*.jpg')
    .option('--project <name>', 'train this project; a new name makes a new one')
    .addOption(new Option('--mode <mode>', 'how hard to try').choices(trainingMode.options).default('quick'))
    .addOption(
      new Option('--policy <policy>', 'whether a version that is not worse waits for your word, or goes live by itself')
        .choices(promotionPolicy.options)
        .default('by-itself'),
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples([
        'train',
        'train --from photos',
        'train --policy ask',
        'train --from insects --project "Ants or bees" --json',
      ]),
    )
    .action((_options, self: Command) => actions.train(self.optsWithGlobals()));
}

function addPhotos(program: Command, actions: Actions): void {
  const photos = command(program, 'photos').description('the photos of a project');
  const project = ['--project <name>', 'of this project; else of the one worked on'] as const;
  command(photos, 'add')
    .description(
      'add photos, folders, zip files and CSV lists (url,label); a folder named as a class labels its photos',
    )
    .argument('<path...>', 'files and folders')
    .option('--project <name>', 'to this project; a new name makes a new one')
    .option('--label <label>', 'what is on all of them')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(['photos add ~/Pictures/lawn --label grass', 'photos add insects --project Insects']),
    )
    .addHelpText('after', '\nExit code: 0 all were added, 2 some were left aside, 64 wrong usage.')
    .action((paths: string[], _options, self: Command) => actions.addPhotos(paths, self.optsWithGlobals()));
  command(photos, 'list')
    .description('list them, newest first')
    .option(...project)
    .option('--label <label>', 'only those with this label')
    .addOption(new Option('--unlabelled', 'only those that wait for one').conflicts('label'))
    .addOption(new Option('--problem <problem>', 'only those with this problem').choices(problemKind.options))
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['photos list', 'photos list --problem blurry --json']))
    .action((_options, self: Command) => actions.listPhotos(self.optsWithGlobals()));
  command(photos, 'check')
    .description('look for duplicates, leaks, blur, strangers and wrong labels')
    .option(...project)
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['photos check']))
    .action((_options, self: Command) => actions.checkPhotos(self.optsWithGlobals()));
  command(photos, 'export')
    .description('print the list of photos and labels as CSV')
    .option(...project)
    .addHelpText('after', examples(['photos export > photos.csv']))
    .action((_options, self: Command) => actions.exportPhotos(self.optsWithGlobals()));
}

function addModels(program: Command, actions: Actions): void {
  const models = command(program, 'models').description('the trained versions');
  command(models, 'list')
    .description('list the versions of all projects, newest last')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models list']))
    .action((_options, self: Command) => actions.listModels(self.optsWithGlobals()));
  command(models, 'show')
    .description('how good a version is, and what the gate said of it')
    .argument('<version>', 'see "meadow models list"')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models show dandelion-or-grass-1']))
    .action((version: string, _options, self: Command) => actions.showModel(version, self.optsWithGlobals()));
  command(models, 'promote')
    .description('make a version live; the gate has to agree')
    .argument('<version>', 'see "meadow models list"')
    .option('--force <reason>', 'although the gate said no; the reason is kept')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models promote insects-3', 'models promote insects-3 --force "New camera"']))
    .action((version: string, _options, self: Command) => actions.promoteModel(version, self.optsWithGlobals()));
  command(models, 'remove')
    .description('delete a version for good, with its training; not the one that is live')
    .argument('<version>', 'see "meadow models list"')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models remove insects-2']))
    .action((version: string, _options, self: Command) => actions.removeModel(version, self.optsWithGlobals()));
  command(models, 'rollback')
    .description('put the version before back')
    .option('--project <name>', 'of this project; else of the one worked on')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models rollback', 'models rollback --project insects']))
    .action((_options, self: Command) => actions.rollbackModel(self.optsWithGlobals()));
  addModelFiles(models, actions);
}

function addModelFiles(models: Command, actions: Actions): void {
  command(models, 'export')
    .description('write a version into one file, or a folder for other programs')
    .argument('<version>', 'see "meadow models list"')
    .argument('<file>', 'where to')
    .addOption(new Option('--format <format>', 'who is to read it').choices(modelFormat.options).default('meadow'))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(['models export insects-3 insects.model', 'models export insects-3 web --format tfjs']),
    )
    .action((version: string, file: string, _options, self: Command) =>
      actions.exportModel(version, file, self.optsWithGlobals()),
    );
  command(models, 'import')
    .description('make a version of such a file; refused where a byte of it is wrong')
    .argument('<file>', 'what "meadow models export" wrote')
    .option('--project <name>', 'of this project; a new name makes a new one')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['models import insects.model']))
    .action((file: string, _options, self: Command) => actions.importModel(file, self.optsWithGlobals()));
}

function addKeeping(program: Command, actions: Actions): void {
  const projects = command(program, 'projects').description('projects as files');
  command(projects, 'export')
    .description('write photos, labels, versions and lists of runs into one file')
    .argument('<project>', 'its name')
    .argument('<file>', 'where to')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['projects export Insects insects.project']))
    .action((project: string, file: string, _options, self: Command) =>
      actions.exportProject(project, file, self.optsWithGlobals()),
    );
  command(projects, 'import')
    .description('make a project of such a file; refused whole where a byte of it is wrong')
    .argument('<file>', 'what "meadow projects export" wrote')
    .option('--project <name>', 'under this name')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['projects import insects.project --project "Insects of Anna"']))
    .action((file: string, _options, self: Command) => actions.importProject(file, self.optsWithGlobals()));
  command(program, 'backup')
    .description('write everything into one file, while Meadow goes on')
    .argument('<file>', 'where to; a backup that lies there is replaced')
    .option('--secrets', 'with the keys of this installation: whoever has the file has them')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['backup /media/disk/meadow.backup']))
    .action((file: string, _options, self: Command) => actions.backup(file, self.optsWithGlobals()));
  command(program, 'restore')
    .description('put a backup in the place of everything; refused whole where a byte of it is wrong')
    .argument('<file>', 'what "meadow backup" wrote')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['restore meadow.backup', 'restore meadow.backup --home ~/meadow-again']))
    .action((file: string, _options, self: Command) => actions.restore(file, self.optsWithGlobals()));
}

function addTriggers(program: Command, actions: Actions): void {
  const triggers = command(program, 'triggers').description('trainings that begin by themselves, while Meadow runs');
  const project = ['--project <name>', 'of this project; else of the one worked on'] as const;
  const json = ['--json', 'print JSON'] as const;
  const which = () => new Argument('<trigger>', 'which one').choices(triggerName.options);
  command(triggers, 'list')
    .description('list them: whether they are on, when they run next, what they did last')
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers list', 'triggers list --json']))
    .action((_options, self: Command) => actions.listTriggers(self.optsWithGlobals()));
  command(triggers, 'enable')
    .description('switch one on')
    .addArgument(which())
    .option('--set <name=value...>', 'such as least=10, cron="0 3 * * 1", zone=Europe/Paris, below=0.9, last=20')
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers enable new-photos', 'triggers enable weekly --set "cron=0 3 * * 1"']))
    .action((trigger: TriggerName, _options, self: Command) =>
      actions.switchTrigger(trigger, true, self.optsWithGlobals()),
    );
  command(triggers, 'disable')
    .description('switch one off')
    .addArgument(which())
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers disable new-photos']))
    .action((trigger: TriggerName, _options, self: Command) =>
      actions.switchTrigger(trigger, false, self.optsWithGlobals()),
    );
  command(triggers, 'dry-run')
    .description('say what one would do now, and why; of all where none is named')
    .addArgument(which().argOptional())
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers dry-run', 'triggers dry-run new-photos --json']))
    .action((trigger: TriggerName | undefined, _options, self: Command) =>
      actions.dryRunTriggers(trigger, self.optsWithGlobals()),
    );
  command(triggers, 'run')
    .description('run one now, whatever its condition says')
    .addArgument(which())
    .option(...project)
    .option(...json)
    .addHelpText('after', examples(['triggers run new-photos']))
    .action((trigger: TriggerName, _options, self: Command) => actions.runTrigger(trigger, self.optsWithGlobals()));
}

function addMonitor(program: Command, actions: Actions): void {
  command(program, 'monitor')
    .description('say how the live version does, and what should be looked at')
    .addOption(new Option('--span <span>', 'how far back').choices(monitorSpan.options).default('day'))
    .option('--project <name>', 'of this project; else of the one worked on')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['monitor', 'monitor --span month --json']))
    .action((_options, self: Command) => actions.monitor(self.optsWithGlobals()));
}

function addServers(program: Command, actions: Actions): void {
  command(program, 'serve')
    .description('run the local API until Ctrl-C')
    .option('--port <port>', 'where it answers (default: as on the API page, 8600)', port)
    .addHelpText('after', examples(['serve', 'serve --port 9000']))
    .action((_options, self: Command) => actions.serve(self.optsWithGlobals()));
  command(program, 'web')
    .description('open the window in a browser until Ctrl-C')
    .option('--port <port>', 'where it answers (default: 8500)', port)
    .addHelpText('after', examples(['web', 'web --port 9500']))
    .action((_options, self: Command) => actions.web(self.optsWithGlobals()));
}

function addDoctor(program: Command, actions: Actions): void {
  const doctor = command(program, 'doctor')
    .description('look at what Meadow stands on, and say what to do')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['doctor', 'doctor stack']))
    .action((_options, self: Command) => actions.doctor(self.optsWithGlobals()));
  command(doctor, 'stack')
    .description('look at what the stack needs: engine, memory, disk, ports')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['doctor stack', 'doctor stack --json']))
    .action((_options, self: Command) => actions.doctorStack(self.optsWithGlobals()));
}

function addMove(program: Command, actions: Actions): void {
  const move = command(program, 'move').description(
    'a project between this laptop and the stack, with all that is its',
  );
  const way = (name: string, to: Place | 'back', description: string, more: string) =>
    command(move, name)
      .description(description)
      .argument('[project]', 'its name; else the one worked on')
      .option('--json', 'print JSON')
      .addHelpText('after', examples([`move ${name}`, `move ${name} "Ants or bees" --json`]))
      .addHelpText('after', `\n${more}\n\nExit code: 0 it is there, 1 it is not, 130 it was stopped.`)
      .action((project: string | undefined, _options, self: Command) =>
        actions.move(to, project, self.optsWithGlobals()),
      );
  const goesOn =
    'Everything is copied and read back before the project lives there, and only then removed here. One that was\nbroken off goes on where it was.';
  way('in', 'stack', 'into the stack, which must run: "meadow stack up"', goesOn);
  way('out', 'laptop', 'back out of the stack, onto this laptop', goesOn);
  way('undo', 'back', 'remove what a move that was broken off has copied', 'The project is as it was before.');
  command(move, 'left')
    .description('what was written where a project was before, after it had moved')
    .argument('[project]', 'its name; else the one worked on')
    .option('--bring', 'bring its new photos and labels to where the project lives, then delete the rest there')
    .option('--delete', 'delete all of it there, for good')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['move left', 'move left --bring']))
    .action((project: string | undefined, _options, self: Command) =>
      actions.moveLeft(project, self.optsWithGlobals()),
    );
}

function addStack(program: Command, actions: Actions): void {
  const stack = command(program, 'stack').description('the services beside Meadow, in containers');
  const json = ['--json', 'print JSON'] as const;
  command(stack, 'up')
    .description('start all services, or these and those they need, and wait until they are healthy')
    .argument('[service...]', 'services')
    .option(...json)
    .addHelpText('after', examples(['stack up', 'stack up minio mlflow']))
    .addHelpText('after', '\nExit code: 0 all are healthy, 1 some are not.')
    .action((services: string[], _options, self: Command) => actions.stackUp(services, self.optsWithGlobals()));
  command(stack, 'stop')
    .description('stop all services, or one, and keep their containers')
    .argument('[service]', 'a service')
    .option(...json)
    .addHelpText('after', examples(['stack stop', 'stack stop grafana']))
    .action((service: string | undefined, _options, self: Command) =>
      actions.stackStop(service, self.optsWithGlobals()),
    );
  command(stack, 'down')
    .description('stop and remove the containers; data is kept')
    .option('--data <name>', 'remove all data too, for good: the name of the stack, typed')
    .option(...json)
    .addHelpText('after', examples(['stack down', 'stack down --data meadow']))
    .action((_options, self: Command) => actions.stackDown(self.optsWithGlobals()));
  command(stack, 'restart')
    .description('stop a service and start it again')
    .argument('<service>', 'a service')
    .option(...json)
    .addHelpText('after', examples(['stack restart mlflow']))
    .action((service: string, _options, self: Command) => actions.stackRestart(service, self.optsWithGlobals()));
  command(stack, 'update')
    .description('start services whose images changed with the new ones, after a copy of their data')
    .option(...json)
    .addHelpText('after', examples(['stack update']))
    .action((_options, self: Command) => actions.stackUpdate(self.optsWithGlobals()));
  command(stack, 'back')
    .description('put data and images back as they were before an update; what was written since is lost')
    .argument('[copy]', 'which copy; the newest where left out')
    .option('--list', 'only say which copies there are')
    .option(...json)
    .addHelpText('after', examples(['stack back --list', 'stack back', 'stack back 20261126-140509']))
    .action((copy: string | undefined, _options, self: Command) => actions.stackBack(copy, self.optsWithGlobals()));
  command(stack, 'status')
    .description('say how each service is')
    .option(...json)
    .addHelpText('after', examples(['stack status', 'stack status --json']))
    .addHelpText('after', '\nExit code: 0 all are healthy, 1 some are not.')
    .action((_options, self: Command) => actions.stackStatus(self.optsWithGlobals()));
  command(stack, 'logs')
    .description('print the last lines of all services, or of one')
    .argument('[service]', 'a service')
    .option('-f, --follow', 'go on as new lines come')
    .option('--tail <lines>', 'how many', lines, 200)
    .option('--find <words>', 'only lines with these words')
    .option('--json', 'print JSON, a line each')
    .addHelpText('after', examples(['stack logs', 'stack logs airflow-api -f', 'stack logs --find error']))
    .action((service: string | undefined, _options, self: Command) =>
      actions.stackLogs(service, self.optsWithGlobals()),
    );
  command(stack, 'secrets')
    .description('print the users and passwords of the services')
    .option(...json)
    .addHelpText('after', examples(['stack secrets']))
    .action((_options, self: Command) => actions.stackSecrets(self.optsWithGlobals()));
}

/** A command below another; `--home` may stand before it or after. */
function command(parent: Command, name: string): Command {
  const path = [...(parent.parent ? [parent.name()] : []), name].join(' ');
  return withHome(parent.command(name)).showHelpAfterError(`Run "meadow ${path} --help" for how it is used.`);
}

function withHome(to: Command): Command {
  return to.option('--home <dir>', "the data folder (else MEADOW_HOME, else the system's own place)");
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('A port is a number from 1 to 65535.');
}

function lines(text: string): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number <= 100_000) return number;
  throw new InvalidArgumentError('Lines are a number up to 100000.');
}

function examples(lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  meadow ${line}\n`).join('')}`.trimEnd();
}
