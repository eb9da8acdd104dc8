import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useAnswering } from '../../data/use-answering.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import { useServing } from '../../data/use-serving.ts';
import { AnsweredMeanwhile } from '../../projects/answered-meanwhile.tsx';
import { AccessPanel } from './access-panel.tsx';
import { HIDDEN_KEY } from './key-field.tsx';
import { LogPanel } from './log-panel.tsx';
import { ReplicasPanel } from './replicas-panel.tsx';
import { ServingActions } from './serving-actions.tsx';
import { ServingWords } from './serving-words.tsx';
import { SnippetsPanel } from './snippets-panel.tsx';
import { StackApiPanel } from './stack-api-panel.tsx';
import { TryPanel } from './try-panel.tsx';
import { WhoAnswers } from './who-answers.tsx';

/** The local API: whether it is there, how to ask it, who asks it. */
export default function ApiPage() {
  const { t } = useTranslation('api');
  const { data: serving, error, refetch } = useServing();
  const project = useCurrentProject();
  const answering = useAnswering();
  return (
    <Page>
      <PageHead title={t('title')} action={serving && <ServingActions serving={serving} />}>
        {serving ? <ServingWords serving={serving} /> : <Skeleton height={22} width={280} />}
      </PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {serving?.error && <TroubleNote error={serving.error} />}
      <AnsweredMeanwhile version={answering?.version} api />
      {serving?.replicas && <ReplicasPanel replicas={serving.replicas} />}
      {serving ? <AccessPanel serving={serving} /> : <Skeleton height={210} radius="lg" />}
      {serving && !serving.replicas && <StackApiPanel />}
      {serving ? (
        <SnippetsPanel
          address={serving.address ?? `http://127.0.0.1:${serving.port}`}
          apiKey={serving.requireKey ? serving.key : undefined}
          keyWord={serving.requireKey ? HIDDEN_KEY : undefined}
          project={project?.id}
          note={t(serving.requireKey ? 'snippets.withKey' : 'snippets.noKey')}
        >
          <WhoAnswers />
        </SnippetsPanel>
      ) : (
        <Skeleton height={260} radius="lg" />
      )}
      <TryPanel address={serving?.address} />
      <LogPanel />
    </Page>
  );
}
