import type { FaultShape } from '../../../../contract/errors.ts';
import type { ServiceTrouble } from '../../../../contract/shapes/stack.ts';
import { IconAlert } from '../../../components/icons.ts';
import { Said } from '../../../components/said.tsx';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import styles from './service-reason.module.css';
import { useTroubleOfService } from './use-trouble-of-service.ts';

/** What is wrong with a service, what to do, and what it said itself. */
export function ServiceReason({ trouble }: { trouble: ServiceTrouble }) {
  const { message, hint, said } = useTroubleOfService()(trouble);
  return <Reason message={message} hint={hint} said={said} />;
}

/** Why the work on a service failed. */
export function ServiceFault({ fault }: { fault: FaultShape }) {
  const { message, hint, said } = useTroubleWords()(fault);
  return <Reason message={message} hint={hint} said={said} />;
}

function Reason({ message, hint, said }: { message: string; hint: string; said: string | undefined }) {
  return (
    <div className={styles.reason}>
      <IconAlert size={18} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.message}>{message}</p>
        <p>{hint}</p>
        <Said words={said} short />
      </div>
    </div>
  );
}
