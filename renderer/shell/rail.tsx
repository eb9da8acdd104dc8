import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import { UnseenAlerts } from '../alerts/unseen-alerts.tsx';
import {
  IconApi,
  IconDeploy,
  IconDoctor,
  IconHistory,
  IconLibrary,
  IconLoadTest,
  IconModels,
  IconMonitoring,
  IconPipelines,
  IconPredict,
  IconSettings,
  IconStack,
  IconStore,
  IconTrain,
} from '../components/icons.ts';
import { Wordmark } from '../components/wordmark.tsx';
import { routes } from '../pages/routes.ts';
import { ProjectSwitcher } from '../projects/project-switcher.tsx';
import styles from './rail.module.css';

/** The way to every page. */
export function Rail() {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t('pages')}>
      <Wordmark />
      <ProjectSwitcher className={styles.project} />
      <ul className={styles.places}>
        <Place to={routes.predict} also="/batch/:id" icon={IconPredict} name={t('nav.predict')} />
        <Place to={routes.history} icon={IconHistory} name={t('nav.history')} />
        <Place to={routes.api} icon={IconApi} name={t('nav.api')} />
        <Place to={routes.photos} also="/photos/:part" icon={IconLibrary} name={t('nav.photos')} />
        <Place to={routes.train} also="/train/:part" icon={IconTrain} name={t('nav.train')} />
        <Place to={routes.pipelines} also="/pipelines/*" icon={IconPipelines} name={t('nav.pipelines')} />
        <Place to={routes.models} also="/models/*" icon={IconModels} name={t('nav.models')} />
        <Place to={routes.stack} also="/stack/*" icon={IconStack} name={t('nav.stack')} />
        <Place to={routes.store} also="/store/*" icon={IconStore} name={t('nav.store')} />
        <Place to={routes.deploy} also="/deploy/log/*" icon={IconDeploy} name={t('nav.deploy')} />
        <Place to={routes.loadTest} also={routes.loadTestDeployed} icon={IconLoadTest} name={t('nav.loadTest')} />
        <Place to={routes.monitoring} icon={IconMonitoring} name={t('nav.monitoring')} badge={<UnseenAlerts />} />
        <li className={styles.space} aria-hidden />
        <Place to={routes.settings} icon={IconSettings} name={t('nav.settings')} seldom />
        <Place to={routes.doctor} icon={IconDoctor} name={t('nav.doctor')} seldom />
      </ul>
    </nav>
  );
}

interface PlaceProps {
  to: string;
  also?: string;
  icon: Icon;
  name: string;
  /** Gone to seldom: where room is scarce its icon has to do. */
  seldom?: boolean;
  /** What waits there. */
  badge?: ReactNode;
}

function Place({ to, also, icon: Icon, name, seldom, badge }: PlaceProps) {
  const [here] = useRoute(to);
  const [below] = useRoute(also ?? to);
  const current = here || below;
  return (
    <li data-seldom={seldom}>
      <Link href={to} className={styles.place ?? ''} aria-current={current ? 'page' : undefined}>
        <Icon className={styles.icon} stroke={1.6} aria-hidden />
        <span className={styles.name}>{name}</span>
        {badge}
      </Link>
    </li>
  );
}
