import { createCorrections } from '../../corrections/corrections.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export const joinCorrections = (ground: Ground, { photos }: Joined): Joined['corrections'] => {
  const { catalog } = ground;
  return createCorrections({
    ...ground,
    async addPhotos(project, hashes, label) {
      const { leftAside, otherLabel } = await photos.addPredicted({ project, hashes, label });
      // A photo that the project had already keeps its label when it is added; a correction says it anew.
      await photos.label({ project, hashes, label });
      return [...leftAside, ...otherLabel];
    },
    async labelledAs(project, hashes, label) {
      const found = await catalog.photos.find(project, hashes);
      return new Set(found.filter((photo) => !photo.binned && photo.label === label).map(({ hash }) => hash));
    },
  });
};
