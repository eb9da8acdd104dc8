import { useLocation } from 'wouter';
import { routes } from '../../routes.ts';

/** Goes to a folder of the bucket. */
export function useGoTo(bucket: string): (prefix: string) => void {
  const [, navigate] = useLocation();
  return (prefix) => navigate(routes.bucket(bucket, prefix));
}
