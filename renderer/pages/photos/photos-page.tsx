import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { useCurrentProject } from '../../data/use-models.ts';
import { BinView } from './bin/bin-view.tsx';
import { ChecksView } from './checks/checks-view.tsx';
import { LibraryView } from './library-view.tsx';
import { PhotosFrame } from './photos-frame.tsx';

/** The photos of the project that is worked on: all of them, what is wrong with them, and the bin. */
export default function PhotosPage({ part }: { part: string | undefined }) {
  const project = useCurrentProject();
  if (!project) return <PageSkeleton />;
  const View = part === 'checks' ? ChecksView : part === 'bin' ? BinView : LibraryView;
  return (
    <PhotosFrame key={project.id} project={project}>
      <View key={part} project={project} />
    </PhotosFrame>
  );
}
