import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { routes } from '../../routes.ts';
import { byRole } from './role-of.ts';
import { type ServiceActs, ServiceCard } from './service-card.tsx';
import styles from './service-list.module.css';

/** The services by what they are for; those that do their work and end come last. */
export function ServiceList({ status, ...acts }: { status: StackStatus } & ServiceActs) {
  const { t } = useTranslation('stack');
  const { services, work } = status;
  const sorted = useMemo(() => byRole(services), [services]);
  const works = new Map(work?.services.map((one) => [one.service, one]));
  const once = sorted.filter(({ oneShot }) => oneShot);
  const card = (service: StackStatus['services'][number]) => (
    <ServiceCard
      key={service.name}
      service={service}
      work={works.get(service.name)}
      busy={work !== undefined || status.fault !== undefined}
      {...acts}
    />
  );
  if (services.length === 0) return null;
  return (
    <>
      <section>
        <div className={styles.head}>
          <h2 className={styles.title}>{t('services.title')}</h2>
          {services.some(({ state }) => state !== 'absent') && (
            <Link href={routes.stackLog()}>{t('services.logs')}</Link>
          )}
        </div>
        <ul className={styles.services} aria-label={t('services.title')}>
          {sorted.filter(({ oneShot }) => !oneShot).map(card)}
        </ul>
      </section>
      {once.length > 0 && (
        <section>
          <h2 className={styles.title}>{t('services.once')}</h2>
          <ul className={styles.services} aria-label={t('services.once')}>
            {once.map(card)}
          </ul>
        </section>
      )}
    </>
  );
}
