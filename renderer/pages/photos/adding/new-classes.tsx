import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NewClass } from '../../../../contract/shapes/project-photo.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useNameClasses } from '../../../data/adding/use-name-classes.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './new-classes.module.css';

interface Props {
  project: string;
  job: string;
  offered: readonly NewClass[];
}

/** Folders that name no class of the project: an offer to make each one, or all of them. */
export function NewClasses({ project, job, offered }: Props) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const make = useNameClasses(project, job);
  const names = offered.map(({ name }) => name);
  return (
    <div className={styles.offer}>
      <ScrollRegion className={styles.list} label={t('newClasses.name')}>
        <ul>
          {offered.map(({ name, photos }) => (
            <li key={name} className={styles.class}>
              <span className={styles.words}>
                {t('newClasses.words', { name, count: photos, number: format.number(photos) })}
              </span>
              <Button
                size="compact-sm"
                variant={offered.length > 1 ? 'default' : 'filled'}
                aria-label={offered.length > 1 ? t('newClasses.makeNamed', { name }) : undefined}
                loading={make.isPending && make.variables.length === 1 && make.variables[0] === name}
                disabled={make.isPending}
                onClick={() => make.mutate([name])}
              >
                {t('newClasses.make', { count: photos })}
              </Button>
            </li>
          ))}
        </ul>
      </ScrollRegion>
      {offered.length > 1 && (
        <Button
          size="compact-sm"
          loading={make.isPending && make.variables.length > 1}
          disabled={make.isPending}
          onClick={() => make.mutate(names)}
        >
          {t('newClasses.all', { number: format.number(names.length) })}
        </Button>
      )}
      {make.error && <TroubleNote error={make.error} />}
    </div>
  );
}
