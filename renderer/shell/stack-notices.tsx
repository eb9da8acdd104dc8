import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Happening, ServiceTrouble, StackStatus } from '../../contract/shapes/stack.ts';
import { announce } from '../components/announcer.tsx';
import { Toast } from '../components/toast.tsx';
import { notify } from '../data/notify.ts';
import { useNotifying } from '../data/notifying.ts';
import { useStack } from '../data/use-stack.ts';
import { routes } from '../pages/routes.ts';
import { happeningKeys, newHappenings } from '../pages/stack/happened/new-happenings.ts';
import { newTroubles, troubleKeys } from '../pages/stack/services/new-troubles.ts';
import { useRoleWords } from '../pages/stack/services/use-role-words.ts';
import { useTroubleOfService } from '../pages/stack/services/use-trouble-of-service.ts';

/** What is told of a service: that it is in trouble, or was. */
interface Told {
  service: string;
  trouble: ServiceTrouble;
}

/**
 * Says that a service of the stack is in trouble, or was while nobody looked, wherever the person is: as a notification
 * of the system where that is wanted. Its own page says it on its card.
 */
export function StackNotices() {
  const { t } = useTranslation('stack');
  const [location, navigate] = useLocation();
  const { data: status } = useStack();
  const role = useRoleWords();
  const words = useTroubleOfService();
  const notifies = useNotifying(({ state }) => state === 'on');
  const news = useNews(status);
  const [told, setTold] = useState<Told>();
  const here = location.startsWith(routes.stack);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each is told once, in the words of the moment it came
  useEffect(() => {
    if (!news) return;
    const { name } = role(news.service);
    const { message, hint } = words(news.trouble);
    announce(t('said.trouble', { name, message }));
    setTold(news);
    if (notifies && !here)
      notify(`meadow-stack-${news.service}`, t('said.title', { name }), `${message} ${hint}`, () => {
        window.focus();
        navigate(routes.stack);
      });
  }, [news]);
  useEffect(() => {
    if (here) setTold(undefined);
  }, [here]);
  const isOver = told && !status?.happened.some(isOf(told)) && !status?.services.some(isIn(told));
  if (here || !told || isOver || notifies) return null;
  const { message, hint } = words(told.trouble);
  return (
    <Toast
      label={t('title')}
      name={t('title')}
      title={role(told.service).name}
      words={`${message} ${hint}`}
      show={t('said.show')}
      onShow={() => navigate(routes.stack)}
      onClose={() => setTold(undefined)}
    />
  );
}

const isOf =
  ({ service }: Told) =>
  (happening: Happening): boolean =>
    happening.service === service;

const isIn =
  ({ service }: Told) =>
  ({ name, trouble }: StackStatus['services'][number]): boolean =>
    name === service && trouble !== undefined;

/** The newest of what has come since this window; what was wrong before is no news, and what work does is told as work. */
function useNews(status: StackStatus | undefined): Told | undefined {
  const troubles = useRef<ReadonlySet<string>>(undefined);
  const happened = useRef<ReadonlySet<string>>(undefined);
  const [news, setNews] = useState<Told>();
  useEffect(() => {
    if (!status || status.work || status.fault) return;
    const [then, before] = [troubles.current, happened.current];
    troubles.current = troubleKeys(status.services);
    happened.current = happeningKeys(status.happened);
    const [first] = then ? newTroubles(status.services, then) : [];
    const [newest] = before ? newHappenings(status.happened, before) : [];
    if (first) setNews({ service: first.name, trouble: first.trouble });
    else if (newest && !status.services.some(isIn(newest))) setNews(newest);
  }, [status]);
  return news;
}
