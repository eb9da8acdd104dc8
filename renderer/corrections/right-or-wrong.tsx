import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconCheck, IconClose } from '../components/icons.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import { VerdictName } from '../components/verdict-name.tsx';
import { type Judged, useSaidOf } from '../data/corrections/use-corrections.ts';
import { ClassMenu } from './class-menu.tsx';
import styles from './corrections.module.css';
import { ReviewLink } from './review-link.tsx';
import { useJudging } from './use-judging.ts';
import { useJudgingKeys } from './use-judging-keys.ts';
import { useTruths } from './use-truths.ts';

/** Below a verdict: whether it is right, and if not, what the photo is. */
export function RightOrWrong(judged: Judged) {
  const { t } = useTranslation('corrections');
  const said = useSaidOf(judged);
  const truths = useTruths(judged);
  const judging = useJudging(judged, said);
  const wrongButton = useRef<HTMLButtonElement>(null);
  /** The button that takes a word back goes with it, and leaves the focus where another can be said. */
  const onTakeBack = () => {
    wrongButton.current?.focus();
    judging.takeBack();
  };
  useJudgingKeys({
    onRight: () => truths.classes.length > 0 && judging.right(),
    onWrong: () => wrongButton.current?.click(),
  });
  if (truths.classes.length === 0) return null;
  const wrong = said !== undefined && !said.right;
  return (
    <section className={styles.ask} aria-label={t('ask')}>
      <div className={styles.line}>
        <span className={styles.question}>{t('ask')}</span>
        <Button
          size="compact-sm"
          variant={said?.right ? 'light' : 'default'}
          aria-pressed={said?.right ?? false}
          aria-keyshortcuts="r"
          leftSection={<IconCheck size={16} aria-hidden />}
          onClick={judging.right}
        >
          {t('right')}
        </Button>
        <ClassMenu {...judging.asked} {...truths}>
          <Button
            ref={wrongButton}
            size="compact-sm"
            variant={wrong ? 'light' : 'default'}
            aria-pressed={wrong}
            aria-keyshortcuts="w"
            leftSection={<IconClose size={16} aria-hidden />}
          >
            {t('wrong')}
          </Button>
        </ClassMenu>
      </div>
      {said && (
        <p className={styles.said}>
          {wrong ? (
            <>
              {t('itIs')} <VerdictName verdict={said.truth} />
            </>
          ) : (
            t('itIsRight')
          )}
          <span className={styles.soft}>{t(`state.${said.state}`)}</span>
          {said.state === 'waiting' && <ReviewLink project={said.project} />}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onTakeBack}>
            {t('unsay')}
          </Button>
        </p>
      )}
      {judging.error && <TroubleNote error={judging.error} />}
    </section>
  );
}
