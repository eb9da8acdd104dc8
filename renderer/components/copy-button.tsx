import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.tsx';
import { IconCheck, IconCopy } from './icons.ts';

const SHOWN_MS = 1600;

interface Props {
  text: string | (() => string);
  /** What is copied, for those who do not see beside what the button stands. */
  name?: string;
  /** Said on the button, where "Copy" would be too little. */
  label?: string;
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, name, label }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    setCopied(true);
    announce(t('copied'));
  };
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon size={15} aria-hidden />}
      onClick={() => void copy()}
      aria-label={name && !label ? t('copyNamed', { name }) : undefined}
    >
      {copied ? t('copied') : (label ?? t('copy'))}
    </Button>
  );
}
