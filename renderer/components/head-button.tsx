import { Button, type ButtonProps } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './head-button.module.css';

type Props = Pick<ButtonProps, 'disabled' | 'loading'> &
  Omit<ComponentPropsWithRef<'button'>, 'name' | 'style' | 'color'> & { name: string; icon: Icon };

/** A second button at the top of a page. On a phone only its icon is seen. */
export function HeadButton({ name, icon: Icon, ...props }: Props) {
  return (
    <Button variant="default" className={styles.button ?? ''} aria-label={name} {...props}>
      <Icon size={18} aria-hidden />
      <span className={styles.name}>{name}</span>
    </Button>
  );
}
