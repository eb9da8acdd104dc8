import { Menu, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { IconKeyboard, IconMore, IconSearch } from '../components/icons.ts';
import { showOverlay } from './overlay.ts';
import { places } from './places.ts';
import styles from './rail.module.css';

/** On a narrow window: the pages there is no room for, and what else can be asked for. */
export function More() {
  const { t } = useTranslation();
  const [location] = useLocation();
  const others = places.filter(({ often }) => !often);
  const here = others.some(({ to }) => location === to || location.startsWith(`${to}/`));
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.place} data-here={here || undefined}>
          <IconMore className={styles.icon} stroke={1.6} aria-hidden />
          <span className={styles.name}>{t('more')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        {others.map(({ name, to, icon: Icon }) => (
          <Menu.Item
            key={to}
            component={Link}
            href={to}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            aria-current={location === to ? 'page' : undefined}
          >
            {t(`nav.${name}`)}
          </Menu.Item>
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
