import type { Project } from '../../../contract/projects.ts';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { type Editing, useEditing } from '../../data/photos/use-editing.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import { BinView } from './bin/bin-view.tsx';
import { ChecksView } from './checks/checks-view.tsx';
import { LibraryView } from './library-view.tsx';
import { PhotosFrame } from './photos-frame.tsx';
import { ReviewView } from './review/review-view.tsx';

/** What every view of a project's photos works with. */
export interface ViewProps {
  project: Project;
  editing: Editing;
}

const views = new Map([
  ['checks', ChecksView],
  ['review', ReviewView],
  ['bin', BinView],
]);

/** The photos of the project that is worked on: all of them, what is wrong with them, and the bin. */
export default function PhotosPage({ part }: { part: string | undefined }) {
  const project = useCurrentProject();
  return project ? <OfProject key={project.id} project={project} part={part} /> : <PageSkeleton />;
}

function OfProject({ project, part = '' }: { project: Project; part: string | undefined }) {
  const editing = useEditing(project.id);
  const View = views.get(part) ?? LibraryView;
  return (
    <PhotosFrame project={project} editing={editing}>
      <View key={part} project={project} editing={editing} />
    </PhotosFrame>
  );
}
