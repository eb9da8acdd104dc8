import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { UpdateState } from '../../contract/updates.ts';
import { announce } from '../components/announcer.tsx';
import { IconRefresh } from '../components/icons.ts';
import { Toast } from '../components/toast.tsx';
import { recallNote, rememberNote } from '../data/remembered.ts';
import { useUpdates } from '../data/use-updates.ts';
import { routes } from '../pages/routes.ts';

/** What there is to tell: a version that waits for a restart, one that is there, or that this one took another's place. */
function newsOf({ ready, found, arrived }: UpdateState) {
  if (found) return { kind: ready ? 'ready' : 'found', version: found.version } as const;
  return arrived && ({ kind: 'arrived', version: arrived.version } as const);
}

/**
 * Says once that a newer version is there, that it waits for a restart, and that it runs now. Nothing restarts by
 * itself, and where it is closed it stays closed for that version.
 */
export function UpdateNotice() {
  const { t } = useTranslation('updates');
  const [location, navigate] = useLocation();
  const { data } = useUpdates();
  const [closed, setClosed] = useState(() => recallNote('update-told'));
  const there = data && newsOf(data);
  const here = location.startsWith(routes.settings);
  const title = there && t(`notice.${there.kind}`, { version: there.version });
  // What is ready is other news than that it is there.
  const news = there && `${there.kind} ${there.version}`;
  const told = !news || closed === news;
  const close = useCallback((what: string) => {
    rememberNote('update-told', what);
    setClosed(what);
  }, []);
  useEffect(() => {
    if (title && !told) announce(title);
  }, [title, told]);
  useEffect(() => {
    if (here && news) close(news);
  }, [here, news, close]);
  if (!title || !there || here || told) return null;
  return (
    <Toast
      label={t('title')}
      name={t('title')}
      icon={IconRefresh}
      title={title}
      words={t(`notice.${there.kind}Words`)}
      show={t('notice.show')}
      onShow={() => navigate(routes.settingsPart('updates'))}
      onClose={() => close(news)}
    />
  );
}
