import { Menu, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { UnseenAlerts } from '../alerts/unseen-alerts.tsx';
import { IconKeyboard, IconMore, IconSearch } from '../components/icons.ts';
import { showOverlay } from './overlay.ts';
import { type Place, places, placesOf } from './places.ts';
import styles from './rail.module.css';
import { useIsAt } from './use-is-at.ts';

/** On a narrow window: the pages there is no room for, and what else can be asked for. */
export function More() {
  const { t } = useTranslation();
  const isAt = useIsAt();
  const here = places.some((place) => !place.often && isAt(place));
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.place} aria-current={here || undefined}>
          <IconMore className={styles.icon} stroke={1.6} aria-hidden />
          <span className={styles.name}>{t('more')}</span>
          <UnseenAlerts />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        {placesOf('everyday').map((place) => !place.often && <MenuLink key={place.to} place={place} />)}
        <Menu.Label>{t('behind')}</Menu.Label>
        {placesOf('behind').map((place) => (
          <MenuLink key={place.to} place={place} />
        ))}
        <Menu.Divider />
        {placesOf('foot').map((place) => (
          <MenuLink key={place.to} place={place} />
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
          onClick={() => showOverlay('palette')}
        >
          {t('palette.title')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={18} stroke={1.6} aria-hidden />}
          onClick={() => showOverlay('shortcuts')}
        >
          {t('shortcuts.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function MenuLink({ place }: { place: Place }) {
  const { t } = useTranslation();
  const isAt = useIsAt();
  const { name, to, icon: Icon } = place;
  return (
    <Menu.Item
      component={Link}
      href={to}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      rightSection={name === 'monitoring' && <UnseenAlerts />}
      aria-current={isAt(place) ? 'page' : undefined}
    >
      {t(`nav.${name}`)}
    </Menu.Item>
  );
}
