import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { announce } from '../components/announcer.tsx';
import { Toast } from '../components/toast.tsx';
import { useStack } from '../data/use-stack.ts';
import { routes } from '../pages/routes.ts';
import { newTroubles, troubleKeys } from '../pages/stack/services/new-troubles.ts';
import { useRoleWords } from '../pages/stack/services/use-role-words.ts';
import { useTroubleOfService } from '../pages/stack/services/use-trouble-of-service.ts';

/** Says that a service of the stack got into trouble, wherever the person is; its own page says it on its card. */
export function StackNotices() {
  const { t } = useTranslation('stack');
  const [location, navigate] = useLocation();
  const { data: status } = useStack();
  const role = useRoleWords();
  const words = useTroubleOfService();
  const known = useRef<ReadonlySet<string>>(undefined);
  const [told, setTold] = useState<string>();
  const here = location.startsWith(routes.stack);
  useEffect(() => {
    if (!status || status.work || status.fault) return;
    const before = known.current;
    known.current = troubleKeys(status.services);
    // What was wrong when the window came is no news.
    const [first] = before ? newTroubles(status.services, before) : [];
    if (!first) return;
    announce(t('said.trouble', { name: role(first.name).name, message: words(first.trouble).message }));
    setTold(first.name);
  });
  useEffect(() => {
    if (here) setTold(undefined);
  }, [here]);
  const trouble = status?.services.find(({ name }) => name === told)?.trouble;
  if (here || told === undefined || !trouble) return null;
  const { message, hint } = words(trouble);
  return (
    <Toast
      label={t('title')}
      name={t('title')}
      title={role(told).name}
      words={`${message} ${hint}`}
      show={t('said.show')}
      onShow={() => navigate(routes.stack)}
      onClose={() => setTold(undefined)}
    />
  );
}
