import { Fault } from '../domain/fault.ts';

export const interrupted = () =>
  new Fault('internal', 'The training was interrupted.', 'Resume it: what it had done is kept.', {
    details: { case: 'interrupted' },
  });

export const isDone = () =>
  new Fault('bad-request', 'This training is done.', 'Start a new one.', { details: { case: 'training-done' } });

export const unknownRun = (run: string) =>
  new Fault('not-found', 'There is no such training.', 'Look at the list of trainings.', {
    details: { case: 'training', run },
  });

export const madeAVersion = (version: string) =>
  new Fault(
    'bad-request',
    `This training made the version "${version}", which names it.`,
    'Delete the version: its training goes with it.',
    { details: { case: 'training-made', version } },
  );

export const alreadyRunning = (project: string) =>
  new Fault(
    'already-running',
    `The project "${project}" is being trained already.`,
    'Wait for it to end, or cancel it first.',
    { details: { case: 'training', project } },
  );

export const notThere = () =>
  new Fault(
    'bad-request',
    'Trainings of this project cannot run in the stack.',
    'Move it into the stack, with Airflow on.',
    { details: { case: 'not-in-stack' } },
  );

export const notFromFolder = () =>
  new Fault(
    'bad-request',
    'Airflow does not see the folders of this computer.',
    'Add the photos to the project first, then train.',
    { details: { case: 'folders-unseen' } },
  );

export const beingRemoved = (project: string) =>
  new Fault(
    'not-found',
    `The project "${project}" is being removed or moved.`,
    'Choose one of the projects there are.',
    {
      details: { case: 'project-going', project },
    },
  );
