import { UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnseenAlerts } from '../alerts/unseen-alerts.tsx';
import { useUnseenAlerts } from '../alerts/use-unseen-alerts.ts';
import { IconNext } from '../components/icons.ts';
import { recall, remember, remembered } from '../data/remembered.ts';
import { type Fold, isOpen, turned } from './fold.ts';
import { placesOf } from './places.ts';
import styles from './rail.module.css';
import { RailLink } from './rail-link.tsx';
import { useIsAt } from './use-is-at.ts';

const behind = placesOf('behind');

/**
 * The pages behind the scenes, which can be folded away: who only sorts photos needs none of them. They are there by
 * themselves while the window is at one of them, or something waits there.
 */
export function Behind() {
  const { t } = useTranslation();
  const id = useId();
  const [fold, setFold] = useState<Fold>(() => ({ left: recall('behind', remembered.behind) }));
  const isAt = useIsAt();
  const here = behind.find(isAt);
  const unseen = useUnseenAlerts();
  const need = here?.to ?? (unseen > 0 ? `${unseen} alerts` : undefined);
  const open = isOpen(fold, need);
  const turn = () => {
    const next = turned(fold, need);
    setFold(next);
    remember('behind', next.left);
  };
  return (
    <li data-group="behind">
      <UnstyledButton
        className={`${styles.place} ${styles.fold}`}
        aria-expanded={open}
        aria-controls={id}
        data-here={(here && !open) || undefined}
        onClick={turn}
      >
        <IconNext className={styles.icon} data-turned={open || undefined} stroke={1.6} aria-hidden />
        <span className={styles.name}>{t('behind')}</span>
        {!open && <UnseenAlerts />}
      </UnstyledButton>
      <ul id={id} className={styles.behind} hidden={!open}>
        {behind.map((place) => (
          <RailLink key={place.to} place={place} />
        ))}
      </ul>
    </li>
  );
}
