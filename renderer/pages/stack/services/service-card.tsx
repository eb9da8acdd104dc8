import { ActionIcon, Button, Menu } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ServiceStep, ServiceWork, StackService } from '../../../../contract/shapes/stack.ts';
import { IconInfo, IconKey, IconLog, IconMore, IconOutside, IconRefresh, IconStop } from '../../../components/icons.ts';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useEnterWeb } from '../../../data/use-stack.ts';
import { routes } from '../../routes.ts';
import { useStepWords } from '../work/use-step-words.ts';
import { shareOf } from '../work/work-sum.ts';
import { Measures } from './measures.tsx';
import styles from './service-card.module.css';
import { ServiceFault, ServiceReason } from './service-reason.tsx';
import { dotOf, type ServiceWord, stateOf } from './state-of.ts';
import { useRoleWords } from './use-role-words.ts';

/** What is seen of a service in a dialog. */
export interface ShownPart {
  service: string;
  what: 'secrets' | 'details';
}

export interface ServiceActs {
  onRestart: (service: string) => void;
  onStop: (service: string) => void;
  onShow: (part: ShownPart) => void;
}

interface Props extends ServiceActs {
  service: StackService;
  /** What is done with it just now. */
  work?: ServiceWork | undefined;
  /** Something is done with the stack: nothing else can be begun. */
  busy: boolean;
}

/** A service: what it is for, how it is, and what can be done with it. */
export const ServiceCard = memo(function ServiceCard({ service, work, busy, ...acts }: Props) {
  const role = useRoleWords()(service.name);
  const word = stateOf(service);
  const there = word !== 'absent';
  const step = work && isUnderWay(work, word) ? work : undefined;
  return (
    <li
      className={styles.card}
      data-trouble={work?.fault !== undefined || (!work && service.trouble !== undefined) || undefined}
    >
      <div>
        <div className={styles.head}>
          <h3 className={styles.name}>{role.name}</h3>
          <State word={word} step={work?.step === 'failed' ? work : step} />
        </div>
        <p className={styles.purpose}>{role.purpose}</p>
      </div>
      {step && <Step work={step} />}
      {!step && there && <Measures service={service} />}
      {work?.fault && <ServiceFault fault={work.fault} />}
      {!work && service.trouble && <ServiceReason trouble={service.trouble} />}
      <div className={styles.made}>
        <p className={styles.image} title={service.image}>
          {service.ports.length > 0 && (
            <span className={styles.ports}>{service.ports.map(({ port }) => `:${port}`).join(' ')}</span>
          )}
          {service.image}
        </p>
        <More service={service} busy={busy} {...acts} />
      </div>
      {(there || work) && <Foot service={service} busy={busy} onRestart={acts.onRestart} />}
    </li>
  );
});

/** What a service has reached by now is told rather than what is done with the others. */
function isUnderWay({ step }: ServiceWork, word: ServiceWord): boolean {
  if (step === 'done' || step === 'failed') return false;
  return (
    step === 'stop' ||
    step === 'remove' ||
    step === 'pull' ||
    step === 'build' ||
    (word !== 'healthy' && word !== 'done')
  );
}

function State({ word, step }: { word: ServiceWord; step: ServiceWork | undefined }) {
  const { t } = useTranslation('stack');
  return (
    <span className={styles.state} data-off={(word === 'absent' && !step) || undefined}>
      <StateDot state={step ? dotOfStep(step.step) : dotOf(word)} />
      {step ? t(`step.${step.step}`) : t(`is.${word}`)}
    </span>
  );
}

function dotOfStep(step: ServiceStep) {
  if (step === 'failed') return 'failed';
  return step === 'waiting' ? 'off' : 'starting';
}

function Step({ work }: { work: ServiceWork }) {
  const { t } = useTranslation('stack');
  const words = useStepWords()(work);
  return (
    <div className={styles.step}>
      <p className={styles.stepWords}>{words}</p>
      <ProgressBar done={Math.round(shareOf(work) * 100)} total={100} label={words || t(`step.${work.step}`)} />
    </div>
  );
}

/** The stack's own window lets in who has a link, so one is asked for when it is opened. */
function EnterWeb({ name }: { name: string }) {
  const { t } = useTranslation('stack');
  const enter = useEnterWeb();
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={enter.isPending}
        onClick={() => enter.mutate()}
        leftSection={<IconOutside size={15} aria-hidden />}
        aria-label={t('card.openNamed', { name })}
      >
        {t('card.open')}
      </Button>
      {enter.error && <TroubleNote error={enter.error} />}
    </>
  );
}

function Foot({ service, busy, onRestart }: Pick<Props, 'service' | 'busy' | 'onRestart'>) {
  const { t } = useTranslation('stack');
  const { name } = useRoleWords()(service.name);
  const there = service.state !== 'absent';
  return (
    <div className={styles.foot}>
      {service.name === 'web' && isUp(service) && <EnterWeb name={name} />}
      {service.page && service.name !== 'web' && isUp(service) && (
        <OutsideLink size="compact-sm" href={service.page} aria-label={t('card.openNamed', { name })}>
          {t('card.open')}
        </OutsideLink>
      )}
      {there && (
        <Button
          component={Link}
          href={routes.stackLog(service.name)}
          size="compact-sm"
          variant="default"
          leftSection={<IconLog size={15} aria-hidden />}
          aria-label={t('card.logNamed', { name })}
        >
          {t('card.log')}
        </Button>
      )}
      {there && !service.oneShot && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          leftSection={<IconRefresh size={15} aria-hidden />}
          aria-label={t('card.restartNamed', { name })}
          onClick={() => onRestart(service.name)}
        >
          {t('card.restart')}
        </Button>
      )}
    </div>
  );
}

/** What is wanted seldom. */
function More({ service, busy, onStop, onShow }: Omit<Props, 'work' | 'onRestart'>) {
  const { t } = useTranslation('stack');
  const { name } = useRoleWords()(service.name);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('card.more', { name })}>
          <IconMore size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!service.oneShot && (
          <Menu.Item
            leftSection={<IconKey size={16} aria-hidden />}
            onClick={() => onShow({ service: service.name, what: 'secrets' })}
          >
            {t('card.secrets')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconInfo size={16} aria-hidden />}
          onClick={() => onShow({ service: service.name, what: 'details' })}
        >
          {t('card.details')}
        </Menu.Item>
        {isUp(service) && (
          <Menu.Item
            leftSection={<IconStop size={16} aria-hidden />}
            disabled={busy}
            onClick={() => onStop(service.name)}
          >
            {t('card.stop')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

const isUp = ({ state }: StackService): boolean => state === 'running' || state === 'restarting';
