import { UnstyledButton } from '@mantine/core';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnseenAlerts } from '../alerts/unseen-alerts.tsx';
import { useUnseenAlerts } from '../alerts/use-unseen-alerts.ts';
import { IconNext } from '../components/icons.ts';
import { isOpen, turned } from './fold.ts';
import { recallFold, rememberFold } from './kept-fold.ts';
import { placesOf } from './places.ts';
import styles from './rail.module.css';
import { RailLink } from './rail-link.tsx';
import { useIsAt } from './use-is-at.ts';

const behind = placesOf('behind');

/**
 * The pages behind the scenes, which can be folded away: who only sorts photos needs none of them. They are there by
 * themselves while the window is at one of them, or something new waits there.
 */
export function Behind() {
  const { t } = useTranslation();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [fold, setFold] = useState(recallFold);
  const isAt = useIsAt();
  const here = behind.find(isAt);
  const [newest] = useUnseenAlerts();
  const need = { page: here?.to, since: newest?.raised };
  const open = isOpen(fold, need);
  const turn = () => {
    const next = turned(fold, need);
    setFold(next);
    rememberFold(next);
  };
  // It may close by itself, around the link that led here and still has the focus.
  useLayoutEffect(() => {
    if (!open && list.current?.contains(document.activeElement)) button.current?.focus({ preventScroll: true });
  }, [open]);
  return (
    <li data-group="behind">
      <UnstyledButton
        ref={button}
        className={`${styles.place} ${styles.fold}`}
        aria-expanded={open}
        aria-controls={id}
        aria-current={here && !open ? 'true' : undefined}
        onClick={turn}
      >
        <IconNext className={styles.icon} data-turned={open || undefined} stroke={1.6} aria-hidden />
        <span className={styles.name}>{t('behind')}</span>
        {!open && <UnseenAlerts />}
      </UnstyledButton>
      <ul ref={list} id={id} className={styles.behind} hidden={!open}>
        {behind.map((place) => (
          <RailLink key={place.to} place={place} />
        ))}
      </ul>
    </li>
  );
}
