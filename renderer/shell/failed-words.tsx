import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What holds still where a part of the window failed, the way out, and what was said. */
export function FailedWords({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('failedPage.words')}</p>
      <Button variant="default" onClick={() => window.location.reload()}>
        {t('failedPage.again')}
      </Button>
      <p lang="en">{error instanceof Error ? error.message : String(error)}</p>
    </>
  );
}
