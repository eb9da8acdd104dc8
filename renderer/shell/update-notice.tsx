import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { announce } from '../components/announcer.tsx';
import { IconRefresh } from '../components/icons.ts';
import { Toast } from '../components/toast.tsx';
import { useUpdates } from '../data/use-updates.ts';
import { routes } from '../pages/routes.ts';

/** What this browser was told last. */
const CLOSED = 'meadow-update-told';

/**
 * Says once that a newer version waits for a restart, or for a person to download it. Nothing restarts by itself, and
 * where it is closed it stays closed for that version.
 */
export function UpdateNotice() {
  const { t } = useTranslation('updates');
  const [location, navigate] = useLocation();
  const { data } = useUpdates();
  const [closed, setClosed] = useState(() => window.localStorage.getItem(CLOSED) ?? '');
  const byHand = data && data.way !== 'itself';
  const version = data && (data.ready || byHand) ? data.found?.version : undefined;
  const here = location.startsWith(routes.settings);
  const title = version && t(data?.ready ? 'notice.ready' : 'notice.found', { version });
  // What is ready is other news than that it is there.
  const news = version && `${data?.ready ? 'ready' : 'found'} ${version}`;
  const told = !news || closed === news;
  const close = useCallback((what: string) => {
    window.localStorage.setItem(CLOSED, what);
    setClosed(what);
  }, []);
  useEffect(() => {
    if (title && !told) announce(title);
  }, [title, told]);
  useEffect(() => {
    if (here && news) close(news);
  }, [here, news, close]);
  if (!title || here || told) return null;
  return (
    <Toast
      label={t('title')}
      name={t('title')}
      icon={IconRefresh}
      title={title}
      words={t(data?.ready ? 'notice.readyWords' : 'notice.foundWords')}
      show={t('notice.show')}
      onShow={() => navigate(routes.settings)}
      onClose={() => close(news)}
    />
  );
}
