import { useTranslation } from 'react-i18next';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { useServing } from '../../../data/use-serving.ts';
import { SnippetsPanel } from '../../api/snippets-panel.tsx';

/** Stands for the key where this window shows another API's. */
const ANY_KEY = 'KEY';

/** How other programs ask what is deployed; nothing while it has no address. */
export function AskPanel({ deployment: { address, asksForKey } }: { deployment: Deployment }) {
  const { t } = useTranslation('api');
  const serving = useServing().data;
  if (address === undefined) return null;
  // What is deployed asks for the key of the computer that deployed it, not for that of the stack.
  const known = serving && !serving.replicas ? serving.key : undefined;
  if (!asksForKey) return <SnippetsPanel address={address} apiKey={undefined} note={t('snippets.noKeyThere')} />;
  if (known === undefined)
    return <SnippetsPanel address={address} apiKey={undefined} keyWord={ANY_KEY} note={t('snippets.otherKey')} />;
  return <SnippetsPanel address={address} apiKey={known} note={t('snippets.withKey')} />;
}
