import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { BackLink } from '../../../components/back-link.tsx';
import { FilterChoice } from '../../../components/filter-bar.tsx';
import { LogReader } from '../../../components/log/log-reader.tsx';
import { Page } from '../../../components/page.tsx';
import { useClient } from '../../../data/transport-context.tsx';
import { usePipelineRun } from '../../../data/use-pipelines.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { usePipelineWords, useTaskName } from '../use-pipeline-words.ts';
import { useTaskWords } from './use-task-words.ts';

interface Of {
  pipeline: string;
  run: string;
  task: string;
  part?: number;
  attempt: number;
}

/** What a try of a task wrote, and writes. */
export default function TaskLogPage({ of }: { of: Of }) {
  const { t } = useTranslation('pipelines');
  const format = useFormat();
  const client = useClient();
  const [, navigate] = useLocation();
  const pipeline = usePipelineWords()(of.pipeline).name;
  const task = useTaskName()(of.task);
  const words = useTaskWords();
  const known = usePipelineRun(of.pipeline, of.run).data?.tasks.find(
    (one) => one.task === of.task && one.part === of.part,
  );
  const name = of.part === undefined ? task : `${task}, ${t('task.part', { number: format.number(of.part + 1) })}`;
  const tries = Array.from({ length: Math.max(known?.attempt ?? 0, of.attempt) }, (_, at) => at + 1);
  return (
    <Page full>
      <BackLink to={routes.pipelineRun(of.pipeline, of.run)} name={pipeline} />
      <LogReader
        source={{
          key: JSON.stringify(of),
          open: (_, signal) => client.pipelines.log(of, { signal }),
          ends: true,
        }}
        title={t('log.title', { name })}
        file={[of.pipeline, of.task, of.part, of.attempt]
          .filter((one) => one !== undefined)
          .join('-')
          .concat('.log')}
        named={false}
        empty={t('log.empty')}
        choices={
          tries.length > 1 && (
            <FilterChoice
              name={t('log.try')}
              value={String(of.attempt)}
              options={tries.map((value) => ({ value: String(value), label: t('log.tryOf', { attempt: value }) }))}
              onChoose={(value) => navigate(routes.taskLog(of.pipeline, of.run, of.task, Number(value), of.part))}
            />
          )
        }
      >
        {known && words(known)}
      </LogReader>
    </Page>
  );
}
