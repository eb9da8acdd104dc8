import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TrainingEnded } from '../../contract/events.ts';
import { announce } from '../components/announcer.tsx';
import { IconTrain } from '../components/icons.ts';
import { Toast } from '../components/toast.tsx';
import { forgetTraining, useEndedTraining } from '../data/ended-training.ts';
import { notify } from '../data/notify.ts';
import { useNotifying } from '../data/notifying.ts';
import { useProjects } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import { routes } from '../pages/routes.ts';

/** Where it is said anyway. */
const PAGES = [routes.train, routes.models];
const SHOWN_MS = 30_000;

/**
 * Says how a training came out, wherever the person is: as a notification of the system where that is wanted. The pages
 * of the project's trainings and versions say it themselves, and who cancelled one knows.
 */
export function TrainingNotice() {
  const { t } = useTranslation('train');
  const [location, navigate] = useLocation();
  const ended = useEndedTraining((state) => state.ended);
  const projects = useProjects().data;
  const { select } = useProjectChanges();
  const notifies = useNotifying(({ state }) => state === 'on');
  const project = projects?.find(({ id }) => id === ended?.project);
  const here = PAGES.some((page) => location.startsWith(page)) && project?.current === true;
  const isOld = ended?.live === false && ended.version !== undefined && project?.live === ended.version;
  const said = ended && !here && !isOld && project ? outcome(ended) : undefined;
  const title = said && t(`notice.${said.title}`, { version: ended?.version });
  const words = said && t(`notice.${said.words}`);
  const name = project?.name ?? '';
  const show = () => {
    if (project && !project.current) select.mutate(project.id);
    navigate(routes.train);
    forgetTraining();
  };
  useEffect(() => {
    if (here || isOld) forgetTraining();
  }, [here, isOld]);
  // What went well is no more than news: it leaves what lies beneath it free again.
  useEffect(() => {
    if (ended?.state !== 'done') return;
    const timer = setTimeout(forgetTraining, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [ended]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each is told once, in the words of the moment it came
  useEffect(() => {
    if (!ended || !title || !words) return;
    announce(`${name}: ${title}. ${words}`);
    if (notifies)
      notify(`meadow-training-${ended.run}`, title, `${name}: ${words}`, () => {
        window.focus();
        show();
      });
  }, [ended, title === undefined]);
  if (!title || !words || notifies) return null;
  return (
    <Toast
      icon={IconTrain}
      label={t('notice.name')}
      name={name}
      title={title}
      words={words}
      show={t('notice.show')}
      onShow={show}
      onClose={forgetTraining}
    />
  );
}

/** What is told of it, by the keys of its sentences; none of one that was cancelled. */
function outcome({ state, version, live, passed }: TrainingEnded) {
  if (state === 'cancelled') return undefined;
  if (state === 'failed') return { title: 'failed', words: 'failedWords' } as const;
  const title = version === undefined ? 'done' : 'made';
  if (live) return { title, words: 'live' } as const;
  return { title, words: passed === false ? 'refused' : 'passed' } as const;
}
