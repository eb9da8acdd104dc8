import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Alert } from '../../contract/shapes/alert.ts';
import { announce } from '../components/announcer.tsx';
import { Toast } from '../components/toast.tsx';
import { notify } from '../data/notify.ts';
import { useNotifying } from '../data/notifying.ts';
import { forgetAlerts, forgetAlertsOf, useRaisedAlerts } from '../data/raised-alerts.ts';
import { useProjects } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import { useFormat } from '../i18n/format.ts';
import { routes } from '../pages/routes.ts';
import { useAlertWords } from './use-alert-words.ts';

/** Tells of an alert the moment it is raised: as a notification of the system where that is wanted, else in the window. */
export function AlertNotices() {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const alerts = useRaisedAlerts((state) => state.alerts);
  const notifies = useNotifying(({ state }) => state === 'on');
  const [location, navigate] = useLocation();
  const projects = useProjects().data;
  const { select } = useProjectChanges();
  const words = useAlertWords();
  // The page shows the alerts of the current project, so those of others are told of over it too.
  const here = location === routes.monitoring ? projects?.find(({ current }) => current)?.id : undefined;
  const untold = alerts.filter((alert) => alert.project !== here);
  const [newest] = untold;
  const nameOf = (alert: Alert) => projects?.find(({ id }) => id === alert.project)?.name ?? alert.project;
  const show = (alert: Alert) => {
    const project = projects?.find(({ id }) => id === alert.project);
    if (project && !project.current) select.mutate(project.id);
    navigate(routes.monitoring);
    forgetAlertsOf(alert.project);
  };
  const tell = (alert: Alert) => {
    const { title, measured } = words(alert);
    announce(`${t('notice.raised', { name: nameOf(alert) })} ${title}. ${measured}`);
    if (notifies)
      notify(`meadow-alert-${alert.id}`, t('notice.title', { name: nameOf(alert), title }), measured, () => {
        window.focus();
        show(alert);
      });
  };
  const told = useRef(new Set<number>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each is told once, in the words of the moment it came
  useEffect(() => {
    for (const alert of alerts.filter(({ id }) => !told.current.has(id)).toReversed()) {
      told.current.add(alert.id);
      tell(alert);
    }
  }, [alerts]);
  useEffect(() => {
    if (here !== undefined && alerts.some((alert) => alert.project === here)) forgetAlertsOf(here);
  }, [alerts, here]);
  if (!newest || notifies) return null;
  const { title, measured } = words(newest);
  const more = untold.length - 1;
  return (
    <Toast
      label={t('notice.name')}
      name={nameOf(newest)}
      title={title}
      words={measured}
      more={more > 0 ? t('notice.more', { count: more, number: format.number(more) }) : undefined}
      show={t('notice.show')}
      onShow={() => show(newest)}
      onClose={forgetAlerts}
    />
  );
}
