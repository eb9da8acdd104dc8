import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Correction } from '../../contract/shapes/correction.ts';
import type { PhotoLabel } from '../../contract/shapes/project-photo.ts';
import { IconAlert, IconCheck, IconClose, IconTag } from '../components/icons.ts';
import { useVerdictName } from '../components/verdict-name.tsx';
import type { Judged } from '../data/corrections/use-corrections.ts';
import styles from './corrections.module.css';
import { useJudging } from './use-judging.ts';
import { labelledFor, useLabelling } from './use-labelling.ts';
import { useTruths } from './use-truths.ts';
import { WrongMenu } from './wrong-menu.tsx';

interface Props {
  judged: Judged;
  said: Correction | undefined;
  /** In the project without a model that is worked on. */
  label: PhotoLabel | undefined;
}

/** The same in a row of a list: two small buttons, one of which is pressed once something was said. */
export function RowMarks({ judged, said, label }: Props) {
  const { t } = useTranslation('corrections');
  const truths = useTruths(judged);
  const judging = useJudging(judged, said);
  const labelling = useLabelling(judged, labelledFor(truths), label);
  const truth = useVerdictName(said?.truth ?? '');
  if (truths.length === 0) return null;
  const wrong = said !== undefined && !said.right;
  const { photo } = judged;
  const labelled = labelling.label && labelling.project && { ...labelling.label, name: labelling.project.name };
  const failed = judging.error !== null || labelling.error !== null;
  const about = {
    verdict: wrong ? t('wrongOfIs', { photo, truth }) : !labelled && t('wrongOf', { photo }),
    label: labelled && t(wrong ? 'labelledIs' : 'labelledOf', { photo, ...labelled }),
  };
  const title = [wrong && t('isThat', { truth }), labelled && t('labelledIs', { ...labelled })];
  return (
    <span className={styles.marks}>
      <ActionIcon
        variant={said?.right ? 'light' : 'subtle'}
        {...(!said?.right && { color: 'gray' })}
        aria-label={t('rightOf', { photo })}
        title={t('right')}
        aria-pressed={said?.right ?? false}
        onClick={judging.right}
      >
        <IconCheck size={18} />
      </ActionIcon>
      <WrongMenu
        truths={truths}
        said={wrong ? said : undefined}
        onSay={judging.wrong}
        onUnsay={judging.takeBack}
        labelling={labelling}
      >
        <ActionIcon
          variant={wrong || labelled ? 'light' : 'subtle'}
          {...(wrong ? { color: 'red' } : !labelled && { color: 'gray' })}
          aria-label={inOne(about.verdict, about.label)}
          title={inOne(...title) || t('wrong')}
          aria-pressed={wrong}
        >
          {labelled ? <IconTag size={18} /> : <IconClose size={18} />}
        </ActionIcon>
      </WrongMenu>
      {failed && <IconAlert size={16} className={styles.alert} role="img" aria-label={t('failed')} />}
    </span>
  );
}

const inOne = (...words: (string | false | undefined)[]) => words.filter(Boolean).join(', ');
