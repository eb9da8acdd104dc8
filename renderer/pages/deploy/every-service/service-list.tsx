import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClusterService } from '../../../../contract/shapes/cluster-stack.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { Said } from '../../../components/said.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { usePodTrouble } from '../story/use-pod-trouble.ts';
import styles from './every-service.module.css';

const dots = { missing: 'off', waiting: 'off', starting: 'starting', ready: 'ready' } as const;

interface Props {
  services: readonly ClusterService[];
  /** The one whose way is being made. */
  opening: string | undefined;
  onOpen: (service: string) => void;
}

/** Service by service: how it is, where it is reached, what is wrong. */
export function ServiceList({ services, opening, onOpen }: Props) {
  const { t } = useTranslation('deploy');
  return (
    <ul className={styles.services} aria-label={t('every.title')}>
      {services.map((service) => (
        <ServiceRow key={service.name} service={service} opening={opening === service.name} onOpen={onOpen} />
      ))}
    </ul>
  );
}

interface RowProps {
  service: ClusterService;
  opening: boolean;
  onOpen: (service: string) => void;
}

function ServiceRow({ service, opening, onOpen }: RowProps) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const { name, state, ready, wanted, inside, command, address, trouble } = service;
  const of = wanted > 1 ? t('every.of', { ready: format.number(ready), wanted: format.number(wanted) }) : '';
  return (
    <li className={styles.service}>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        {inside && <code className={styles.inside}>{inside}</code>}
        {trouble && <Trouble trouble={trouble} />}
      </div>
      <span className={styles.state}>
        <StateDot state={trouble ? 'failed' : dots[state]} />
        {[t(`every.state.${state}`), of].filter(Boolean).join(' · ')}
      </span>
      <span className={styles.way}>
        {command !== undefined && state === 'ready' && (
          <>
            {address === undefined ? (
              <Button
                size="compact-sm"
                variant="default"
                loading={opening}
                aria-label={t('every.leadTo', { name })}
                onClick={() => onOpen(name)}
              >
                {t('every.lead')}
              </Button>
            ) : (
              <OutsideLink size="compact-sm" href={address} aria-label={t('every.openNamed', { name })}>
                {new URL(address).host}
              </OutsideLink>
            )}
            <CopyButton text={command} name={t('every.command', { name })} />
          </>
        )}
      </span>
    </li>
  );
}

function Trouble({ trouble }: { trouble: NonNullable<ClusterService['trouble']> }) {
  const { message, said } = usePodTrouble()(trouble);
  return (
    <>
      <p>{message}</p>
      <Said words={said} short />
    </>
  );
}
