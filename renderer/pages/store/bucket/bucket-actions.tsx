import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { HeadButton } from '../../../components/head-button.tsx';
import { IconClock, IconUpload } from '../../../components/icons.ts';
import { type Given, givenFiles } from '../../../data/batches/use-new-batch.ts';
import { routes } from '../../routes.ts';

interface Props {
  bucket: string;
  writable: boolean;
  onFiles: (given: Given) => void;
}

/** What can be done in a bucket as a whole. */
export function BucketActions({ bucket, writable, onFiles }: Props) {
  const { t } = useTranslation('store');
  const [, navigate] = useLocation();
  const pick = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => onFiles(givenFiles(Array.from(input.files ?? []))));
    input.click();
  };
  return (
    <>
      <HeadButton name={t('rules.title')} icon={IconClock} onClick={() => navigate(routes.bucketRules(bucket))} />
      {writable && (
        <Button leftSection={<IconUpload size={18} aria-hidden />} onClick={pick}>
          {t('objects.upload')}
        </Button>
      )}
    </>
  );
}
