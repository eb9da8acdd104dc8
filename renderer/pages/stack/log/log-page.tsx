import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { BackLink } from '../../../components/back-link.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FilterChoice } from '../../../components/filter-bar.tsx';
import { IconLog } from '../../../components/icons.ts';
import { LogReader } from '../../../components/log/log-reader.tsx';
import { MOST_LINES } from '../../../components/log/log-view.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { useClient } from '../../../data/transport-context.tsx';
import { useStack } from '../../../data/use-stack.ts';
import { routes } from '../../routes.ts';
import { wasStarted } from '../head/next-step.ts';
import { byRole } from '../services/role-of.ts';
import { useRoleWords } from '../services/use-role-words.ts';

/** How many of the last lines are asked for: at first, then each time earlier ones are wanted. */
const tails = [2000, 20_000, MOST_LINES];

/** What a service writes, or all of them. */
export default function LogPage({ service }: { service: string | undefined }) {
  return <Log key={service ?? ''} service={service} />;
}

function Log({ service }: { service: string | undefined }) {
  const { t } = useTranslation('stack');
  const client = useClient();
  const role = useRoleWords();
  const [, navigate] = useLocation();
  const status = useStack().data;
  const name = service === undefined ? t('log.all') : role(service).name;
  const known = byRole(status?.services ?? []).map((one) => one.name);
  const names = service !== undefined && !known.includes(service) ? [service, ...known] : known;
  const source = {
    key: service ?? '',
    open: (tail: number, signal: AbortSignal) =>
      client.stack.logs({ tail, follow: true, ...(service !== undefined && { service }) }, { signal }),
  };
  if (status && !wasStarted(status)) return <NeverStarted title={t('log.titleOf', { name })} />;
  return (
    <Page full>
      <BackLink to={routes.stack} name={t('log.back')} />
      <LogReader
        source={source}
        title={t('log.titleOf', { name })}
        tails={tails}
        file={`${service ?? status?.project ?? 'meadow'}.log`}
        named={service === undefined}
        empty={t('log.emptyWords')}
        choices={
          <FilterChoice
            name={t('log.service')}
            value={service ?? ''}
            options={[
              { value: '', label: t('log.all') },
              ...names.map((value) => ({ value, label: role(value).name })),
            ]}
            onChoose={(value) => navigate(routes.stackLog(value || undefined))}
          />
        }
      />
    </Page>
  );
}

/** No service ever wrote: where that changes. */
function NeverStarted({ title }: { title: string }) {
  const { t } = useTranslation('stack');
  return (
    <Page>
      <BackLink to={routes.stack} name={t('log.back')} />
      <PageHead title={title} />
      <EmptyState icon={IconLog} title={t('log.neverTitle')}>
        <p>{t('log.neverWords')}</p>
        <Link href={routes.stack}>{t('log.toStack')}</Link>
      </EmptyState>
    </Page>
  );
}
