import { useParams } from 'wouter';
import { BatchPage } from './batch-page.tsx';
import { StartPage } from './start/start-page.tsx';

/** Photos become verdicts. */
export function PredictPage() {
  const { id } = useParams();
  return id ? <BatchPage key={id} id={id} /> : <StartPage />;
}
