import { airflow } from './airflow.ts';
import { api } from './api.ts';
import type { DashboardPlan } from './make-dashboard.ts';
import { models } from './models.ts';
import { stack } from './stack.ts';

/** Every dashboard of the stack. */
export const plans: readonly DashboardPlan[] = [api, models, airflow, stack];
