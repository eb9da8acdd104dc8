import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconOutside } from './icons.ts';

interface OutsideLinkProps extends ButtonProps {
  href: string;
  /** For who hears it, where its words say too little alone. */
  'aria-label'?: string;
  children: ReactNode;
}

/** A button that opens a page which is not Meadow's own, beside it. */
export function OutsideLink({ href, children, ...look }: OutsideLinkProps) {
  const small = look.size === 'compact-sm';
  return (
    <Button
      component="a"
      variant="default"
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      leftSection={<IconOutside size={small ? 15 : 16} aria-hidden />}
      {...look}
    >
      {children}
    </Button>
  );
}
