import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heatmap } from '../../../contract/shapes/verdict.ts';
import styles from './heat-canvas.module.css';
import { heatPixels } from './heat-pixels.ts';
import { type Frame, lookedAt } from './looked-at.ts';

/** Pixels of the map along one side before it is stretched. */
const SIDE = 112;
/** Pixels of the drawing along its longer side. */
const LONG = 640;

interface Props {
  heatmap: Heatmap;
  /** The photo's width by its height. */
  ratio: number;
}

/** What spoke for the best class, laid over the photo; what the model does not look at is veiled. */
export function HeatCanvas({ heatmap, ratio }: Props) {
  const { t } = useTranslation('predict');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, heatmap, ratio);
  }, [heatmap, ratio]);
  return <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t('heatmap.name')} />;
}

function draw(canvas: HTMLCanvasElement, heatmap: Heatmap, ratio: number): void {
  canvas.width = Math.round(ratio >= 1 ? LONG : LONG * ratio);
  canvas.height = Math.round(ratio >= 1 ? LONG / ratio : LONG);
  const context = canvas.getContext('2d');
  if (!context) return;
  const square = lookedAt(canvas.width, canvas.height);
  veil(context, canvas, square);
  context.imageSmoothingQuality = 'high';
  context.drawImage(smallMap(heatmap), square.left, square.top, square.width, square.height);
}

function veil(context: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement, square: Frame): void {
  context.fillStyle = 'rgb(14 21 18 / 55%)';
  context.fillRect(0, 0, width, height);
  context.clearRect(square.left, square.top, square.width, square.height);
}

function smallMap(heatmap: Heatmap): OffscreenCanvas {
  const small = new OffscreenCanvas(SIDE, SIDE);
  small.getContext('2d')?.putImageData(new ImageData(heatPixels(heatmap, SIDE), SIDE, SIDE), 0, 0);
  return small;
}
