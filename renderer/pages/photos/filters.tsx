import { useTranslation } from 'react-i18next';
import { own } from '../../../contract/shapes/own.ts';
import { type PhotoCounts, photoOrder, photoSet, problemKind } from '../../../contract/shapes/project-photo.ts';
import { FilterBar, FilterChoice } from '../../components/filter-bar.tsx';
import { type PhotoView, withFilter } from '../../data/photos/photo-view.ts';
import { useFormat } from '../../i18n/format.ts';

interface Props {
  classes: readonly string[];
  counts: PhotoCounts | undefined;
  view: PhotoView;
  onChange: (view: PhotoView) => void;
}

/** Stands for "no label" in the list of labels; no class can be called this. */
const UNLABELLED = '\u0000';

/** Which photos are shown, and in which order. */
export function Filters({ classes, counts, view, onChange }: Props) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const { filter, order } = view;
  const counted = (name: string, count: number | undefined) => `${name} (${format.number(count ?? 0)})`;
  const labels = [
    { value: '', label: t('filter.anyLabel') },
    { value: UNLABELLED, label: counted(t('grid.unlabelled'), counts?.unlabelled) },
    ...classes.map((value) => ({ value, label: counted(value, counts && own(counts.labels, value)) })),
  ];
  const sets = photoSet.options.map((value) => ({ value, label: counted(t(`set.${value}`), counts?.sets[value]) }));
  const problems = problemKind.options.map((value) => ({
    value,
    label: counted(t(`problem.${value}`), counts?.problems[value]),
  }));
  const sources = (counts?.sources ?? []).map(({ source, photos }) => ({
    value: source,
    label: counted(source === '' ? t('filter.noFolder') : source, photos),
  }));
  return (
    <FilterBar
      text={filter.text}
      onText={(text) => onChange(withFilter(view, 'text', text))}
      label={t('filter.text')}
      opener={t('filter.open')}
    >
      <FilterChoice
        name={t('filter.label')}
        value={filter.label === null ? UNLABELLED : (filter.label ?? '')}
        options={labels}
        onChoose={(value) => onChange(withFilter(view, 'label', value === UNLABELLED ? null : value || undefined))}
      />
      <FilterChoice
        name={t('filter.set')}
        value={filter.set ?? ''}
        options={[{ value: '', label: t('filter.anySet') }, ...sets]}
        onChoose={(value) => onChange(withFilter(view, 'set', photoSet.safeParse(value).data))}
      />
      <FilterChoice
        name={t('filter.problem')}
        value={filter.problem ?? ''}
        options={[{ value: '', label: t('filter.anyProblem') }, ...problems]}
        onChoose={(value) => onChange(withFilter(view, 'problem', problemKind.safeParse(value).data))}
      />
      <FilterChoice
        name={t('filter.source')}
        value={filter.source ?? ANY}
        options={[{ value: ANY, label: t('filter.anySource') }, ...sources]}
        onChoose={(value) => onChange(withFilter(view, 'source', value === ANY ? undefined : value))}
      />
      <FilterChoice
        name={t('order.name')}
        value={order}
        options={photoOrder.options.map((value) => ({ value, label: t(`order.${value}`) }))}
        onChoose={(value) => onChange({ ...view, order: photoOrder.safeParse(value).data ?? 'newest' })}
      />
    </FilterBar>
  );
}

/** Stands for "from anywhere": photos that came without a folder have a source without a name. */
const ANY = '\u0000';
