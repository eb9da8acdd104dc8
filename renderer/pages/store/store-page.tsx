import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { routes } from '../routes.ts';
import { BucketsView } from './buckets/buckets-view.tsx';
import styles from './store.module.css';
import { StoreGate } from './store-gate.tsx';
import { UsersView } from './users/users-view.tsx';

/** The object store of the stack: its buckets, and who may do what with them. */
export default function StorePage({ part }: { part: string | undefined }) {
  const { t } = useTranslation('store');
  const View = part === 'users' ? UsersView : BucketsView;
  return (
    <StoreGate>
      {(buckets) => (
        <Page>
          <View
            buckets={buckets}
            tabs={
              <div className={styles.bar}>
                <PageTabs
                  name={t('parts')}
                  tabs={[
                    { to: routes.store, name: t('buckets.title'), count: buckets.length },
                    { to: routes.storeUsers, name: t('users.title') },
                  ]}
                />
              </div>
            }
          />
        </Page>
      )}
    </StoreGate>
  );
}
