/**
 * What people wrote on the card of the model that ships. A card is English; these sentences the window can say in its
 * own language.
 */
const SHIPPED = {
  '320 photos from the web, 160 of dandelions and 160 of grass, from the public list of the repository btphan95/greenr-airflow. They are not part of Meadow; their licences are unknown.':
    'shipped.data',
  'Its photos were found on the web: some are clip art, diagrams or carry watermarks, most show one plant or one lawn in daylight.':
    'shipped.web',
  'Grass means lawns and meadows seen from near; dandelion means the yellow flower or the seed head, seldom the leaves alone.':
    'shipped.near',
  'It has seen no photos from drones, at night or in snow, and few of other flowers in grass.': 'shipped.seldom',
} as const;

/** The key of a sentence that the window knows; none for one it does not. */
export function keyOfSentence(text: string): (typeof SHIPPED)[keyof typeof SHIPPED] | undefined {
  return (SHIPPED as Readonly<Record<string, (typeof SHIPPED)[keyof typeof SHIPPED]>>)[text];
}

/** What a card says of photos that were a project's own. */
export function photosOfProject(data: string): { photos: number; project: string } | undefined {
  const found = /^(\d+) photos of the project "(.*)"\.$/s.exec(data);
  return found ? { photos: Number(found[1]), project: found[2]! } : undefined;
}
