import styles from './project-of-page.module.css';
import { ProjectSwitcher } from './project-switcher.tsx';

/** The project above a page it matters to: only where the rail has no room for it. */
export const ProjectOfPage = () => <ProjectSwitcher className={styles.project} />;
