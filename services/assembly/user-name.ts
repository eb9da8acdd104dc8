import { userInfo } from 'node:os';

/** Who works here, as the system names them; nothing where it knows no name, as in some containers. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
