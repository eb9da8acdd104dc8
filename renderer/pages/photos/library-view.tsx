import { Button, Menu, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import { photoOrder, photoSet, problemKind } from '../../../contract/shapes/project-photo.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconLibrary, IconSearch } from '../../components/icons.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { everyPhoto, isNarrowed, type PhotoView, withFilter } from '../../data/photos/photo-view.ts';
import { useEditing } from '../../data/photos/use-editing.ts';
import { usePhotoCounts } from '../../data/photos/use-photo-counts.ts';
import { usePhotoHashes, usePhotoPages } from '../../data/photos/use-photo-pages.ts';
import { useProjects } from '../../data/use-models.ts';
import { useFormat } from '../../i18n/format.ts';
import { isTyping } from '../../shell/use-shortcuts.ts';
import { PhotoDetail } from './detail/photo-detail.tsx';
import { EditNote } from './edit-dock.tsx';
import { PhotoGrid, type Pointed } from './grid/photo-grid.tsx';
import { nothingSelected, only, ranged, rangeTo, toggled } from './grid/selection.ts';
import { photoKey } from './hotkeys.ts';
import { LabelButtons } from './label-buttons.tsx';
import styles from './views.module.css';

const TYPING_MS = 250;
const UNLABELLED = '\u0000';

/** All photos of a project: found, selected, labelled, moved and binned. */
export function LibraryView({ project }: { project: Project }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const [typed, setTyped] = useState<PhotoView>(everyPhoto);
  const [view] = useDebouncedValue(typed, TYPING_MS);
  const [range, setRange] = useState({ from: 0, to: 60 });
  const [selection, setSelection] = useState(nothingSelected);
  const [opened, setOpened] = useState<number>();
  const pages = usePhotoPages(project.id, view, range.from, range.to);
  const hashesOf = usePhotoHashes(project.id, view);
  const counts = usePhotoCounts(project.id).data;
  const others = (useProjects().data ?? []).filter(({ id }) => id !== project.id);
  const editing = useEditing(project.id);
  const onSeen = useCallback((from: number, to: number) => setRange({ from, to }), []);
  const change = (next: PhotoView) => {
    setTyped(next);
    setSelection(nothingSelected);
    setOpened(undefined);
  };

  const onPoint = async (position: number, how: Pointed) => {
    setOpened((now) => (now === undefined ? now : position));
    const hash = pages.at(position)?.hash;
    if (how === 'range') {
      const { from, to } = rangeTo(selection, position);
      const hashes = await hashesOf();
      setSelection((now) => ranged(now, hashes.slice(from, to + 1), false));
    } else if (hash) setSelection((now) => (how === 'toggle' ? toggled(now, hash, position) : only(hash, position)));
  };
  const all = async () => {
    const hashes = await hashesOf();
    setSelection((now) => ranged(now, hashes, false));
  };
  const shown = opened === undefined ? undefined : pages.at(opened);
  const meant = () => {
    const focused = document.activeElement?.getAttribute('data-hash');
    const one = shown?.hash ?? focused;
    return selection.hashes.size > 0 ? [...selection.hashes] : one ? [one] : [];
  };
  const label = (wanted: string | null) => {
    const hashes = meant();
    if (hashes.length > 0) editing.change.mutate({ kind: 'label', hashes, label: wanted });
    if (view.filter.label !== undefined) setSelection(nothingSelected);
  };
  const bin = () => {
    const hashes = meant();
    if (hashes.length > 0) editing.change.mutate({ kind: 'bin', hashes });
    setSelection(nothingSelected);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || document.querySelector('[role=dialog]')) return;
      const key = photoKey(event, project.classes);
      if (!key) return;
      if (key.does !== 'none') event.preventDefault();
      if (key.does === 'label') label(key.label);
      if (key.does === 'bin') bin();
      if (key.does === 'all') void all();
      if (key.does === 'undo') editing.undo.mutate();
      if (key.does === 'redo') editing.redo.mutate();
      if (key.does === 'none') {
        if (opened === undefined) setSelection(nothingSelected);
        setOpened(undefined);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const count = selection.hashes.size;
  const labelValue = typed.filter.label === null ? UNLABELLED : (typed.filter.label ?? '');
  const labelOption = (name: string) => ({
    value: name,
    label: `${name} (${format.number(counts?.labels[name] ?? 0)})`,
  });
  if (counts?.total === 0 && !isNarrowed(view))
    return (
      <EmptyState icon={IconLibrary} title={t('empty.title')}>
        <p>{t('empty.words')}</p>
      </EmptyState>
    );
  return (
    <>
      <search className={styles.tools}>
        <TextInput
          className={styles.search ?? ''}
          type="search"
          aria-label={t('filter.text')}
          placeholder={t('filter.text')}
          maxLength={200}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed.filter.text ?? ''}
          onChange={({ currentTarget }) => change(withFilter(typed, 'text', currentTarget.value || undefined))}
        />
        <NativeSelect
          aria-label={t('filter.label')}
          value={labelValue}
          data={[
            { value: '', label: t('filter.anyLabel') },
            { value: UNLABELLED, label: t('grid.unlabelled') },
            ...project.classes.map(labelOption),
          ]}
          onChange={({ currentTarget: { value } }) =>
            change(withFilter(typed, 'label', value === UNLABELLED ? null : value || undefined))
          }
        />
        <NativeSelect
          aria-label={t('filter.set')}
          value={typed.filter.set ?? ''}
          data={[
            { value: '', label: t('filter.anySet') },
            ...photoSet.options.map((value) => ({ value, label: t(`set.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            change(
              withFilter(
                typed,
                'set',
                photoSet.options.find((set) => set === value),
              ),
            )
          }
        />
        <NativeSelect
          aria-label={t('filter.problem')}
          value={typed.filter.problem ?? ''}
          data={[
            { value: '', label: t('filter.anyProblem') },
            ...problemKind.options.map((value) => ({ value, label: t(`problem.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            change(
              withFilter(
                typed,
                'problem',
                problemKind.options.find((kind) => kind === value),
              ),
            )
          }
        />
        <NativeSelect
          aria-label={t('filter.source')}
          value={typed.filter.source ?? ''}
          data={[{ value: '', label: t('filter.anySource') }, ...(counts?.sources ?? []).map(({ source }) => source)]}
          onChange={({ currentTarget: { value } }) => change(withFilter(typed, 'source', value || undefined))}
        />
        <NativeSelect
          aria-label={t('order.name')}
          value={typed.order}
          data={photoOrder.options.map((value) => ({ value, label: t(`order.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ ...typed, order: photoOrder.options.find((order) => order === value) ?? 'newest' })
          }
        />
      </search>
      {pages.error != null && <TroubleNote error={pages.error} onRetry={pages.retry} />}
      {editing.error && <TroubleNote error={editing.error} />}
      <div className={styles.body}>
        {pages.total === 0 ? (
          <EmptyState icon={IconSearch} title={t('empty.filtered')}>
            <Button variant="default" onClick={() => change(everyPhoto)}>
              {t('empty.clear')}
            </Button>
          </EmptyState>
        ) : (
          <PhotoGrid
            pages={pages}
            selected={selection.hashes}
            onSeen={onSeen}
            onPoint={(position, how) => void onPoint(position, how)}
            onOpen={setOpened}
          />
        )}
        {shown && <PhotoDetail project={project} photo={shown} onLabel={label} onClose={() => setOpened(undefined)} />}
        <div className={styles.dock}>
          <EditNote project={project.id} editing={editing} />
          {count > 0 && (
            <section className={styles.bar} aria-label={t('selection.name')}>
              <span>{t('selection.count', { count, number: format.number(count) })}</span>
              <LabelButtons classes={project.classes} onLabel={label} />
              <Button size="compact-md" variant="default" onClick={bin}>
                {t('selection.bin')}
              </Button>
              {others.length > 0 && (
                <Menu position="top-end">
                  <Menu.Target>
                    <Button size="compact-md" variant="default">
                      {t('selection.move')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {others.map(({ id, name }) => (
                      <Menu.Item
                        key={id}
                        onClick={() => {
                          editing.change.mutate({ kind: 'move', hashes: meant(), to: id, name });
                          setSelection(nothingSelected);
                        }}
                      >
                        {name}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              )}
              <Button size="compact-md" variant="subtle" color="gray" onClick={() => void all()}>
                {t('selection.all')}
              </Button>
              <Button size="compact-md" variant="subtle" color="gray" onClick={() => setSelection(nothingSelected)}>
                {t('selection.clear')}
              </Button>
            </section>
          )}
        </div>
      </div>
    </>
  );
}
