import { useTranslation } from 'react-i18next';
import type { Reference } from '../../../../contract/shapes/photo.ts';
import type { Verdict } from '../../../../contract/shapes/verdict.ts';
import { ClassSymbol } from '../../../components/class-symbol.tsx';
import { IconOutside } from '../../../components/icons.ts';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { GetPhotos } from './get-photos.tsx';
import styles from './nearest-photos.module.css';
import { publicNumber } from './public-photo.ts';

/** The training photos that resemble this one most: what the verdict leans on. */
export function NearestPhotos({ verdict, onArrived }: { verdict: Verdict; onArrived: () => void }) {
  const { t } = useTranslation('predict');
  if (verdict.nearest.length === 0) return null;
  const pictured = verdict.nearest.some(({ thumbnail }) => thumbnail);
  const missing = verdict.nearest.some(({ thumbnail, url }) => !thumbnail && url);
  return (
    <section>
      <h3 className={styles.title}>{t('nearest.title')}</h3>
      <ul className={pictured ? styles.pictures : styles.lines}>
        {verdict.nearest.map((reference) => (
          <li key={reference.photo}>
            {pictured ? <Pictured reference={reference} /> : <Line reference={reference} />}
          </li>
        ))}
      </ul>
      {missing && <GetPhotos version={verdict.version} onArrived={onArrived} />}
    </section>
  );
}

/** Where no picture is here, a line says as much as is known. */
function Line({ reference }: { reference: Reference }) {
  const format = useFormat();
  return (
    <span className={styles.line}>
      <ClassSymbol label={reference.label} size={10} />
      <span className={styles.label}>{reference.label}</span>
      <ReferenceName reference={reference} />
      <span className={styles.similarity}>{format.decimal(reference.similarity)}</span>
    </span>
  );
}

function Pictured({ reference }: { reference: Reference }) {
  const format = useFormat();
  return (
    <figure>
      <div className={styles.frame}>
        <Thumbnail src={reference.thumbnail} alt="" />
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.line}>
          <ClassSymbol label={reference.label} size={10} />
          <span className={styles.label}>{reference.label}</span>
          <span className={styles.similarity}>{format.decimal(reference.similarity)}</span>
        </span>
        <ReferenceName reference={reference} />
      </figcaption>
    </figure>
  );
}

function ReferenceName({ reference }: { reference: Reference }) {
  const name = useReferenceName(reference);
  if (!reference.url) return <span className={styles.name}>{name}</span>;
  return (
    <a className={styles.name} href={reference.url} target="_blank" rel="noopener noreferrer">
      {name} <IconOutside size={12} stroke={1.8} aria-hidden />
    </a>
  );
}

function useReferenceName({ url, photo }: Reference): string {
  const { t } = useTranslation('predict');
  const number = url && publicNumber(url);
  if (number) return t('nearest.public', { number });
  if (url) return new URL(url).hostname;
  return t('nearest.own', { hash: photo.slice(0, 8) });
}
