import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Alert } from '../../contract/shapes/alert.ts';
import { announce } from '../components/announcer.tsx';
import { useNotifying } from '../data/notifying.ts';
import { forgetAlert, useRaisedAlert } from '../data/raised-alerts.ts';
import { useProjects } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import { routes } from '../pages/routes.ts';
import { AlertToast } from './alert-toast.tsx';
import { useAlertWords } from './use-alert-words.ts';

/** Tells of an alert the moment it is raised: as a notification of the system where that is wanted, else in the window. */
export function AlertNotices() {
  const { t } = useTranslation('monitoring');
  const alert = useRaisedAlert((state) => state.alert);
  const notifies = useNotifying(({ state }) => state === 'on');
  const [location, navigate] = useLocation();
  const projects = useProjects().data;
  const { select } = useProjectChanges();
  const words = useAlertWords();
  const project = projects?.find(({ id }) => id === alert?.project);
  const here = location === routes.monitoring;
  const show = () => {
    if (project && !project.current) select.mutate(project.id);
    navigate(routes.monitoring);
    forgetAlert();
  };
  const tell = (raised: Alert) => {
    const { title, measured } = words(raised);
    announce(`${t('notice.raised', { name: project?.name ?? raised.project })} ${title}. ${measured}`);
    if (notifies) notify(raised, `${project?.name ?? raised.project}: ${title}`, measured, show);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, in the words of the moment it came
  useEffect(() => {
    if (alert) tell(alert);
  }, [alert]);
  useEffect(() => {
    if (alert && here) forgetAlert();
  }, [alert, here]);
  if (!alert || notifies || here) return null;
  return <AlertToast name={project?.name ?? alert.project} {...words(alert)} onShow={show} onClose={forgetAlert} />;
}

function notify({ id }: Alert, title: string, body: string, onShow: () => void): void {
  // Windows that hear of the same alert share one notification.
  const notification = new Notification(title, { body, tag: `meadow-alert-${id}` });
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
    onShow();
  });
}
