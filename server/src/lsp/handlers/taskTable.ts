import { tasksCsv } from '../../reports/tasksCsv.ts';
import { tasksMarkdown } from '../../reports/tasksMarkdown.ts';
import { type TaskManner, type TaskSource, taskGroupings, tasksTitle } from '../../reports/taskTable.ts';
import { base64Of } from '../base64.ts';
import { type TaskTableJson, type TaskTableParams, taskTableFormats } from '../protocol.ts';
import type { Session } from '../session.ts';
import { taskSource, taskSources, withPaths } from '../taskSources.ts';

const extensions = { csv: 'csv', markdown: 'md', xlsx: 'xlsx' } as const;

/** Answers `workpoints/taskTable`; `null` for a format that there is none of. */
export async function taskTable(session: Session, params: TaskTableParams): Promise<TaskTableJson | null> {
  const format = taskTableFormats.find((known) => known === params.format);
  if (!format) return null;
  const manner: TaskManner = {
    language: session.client.language,
    by: taskGroupings.find((known) => known === params.by) ?? 'section',
    unit: params.unit ?? null,
  };
  const uri = params.uri ?? null;
  const isOne = uri !== null && params.scope !== 'workspace';
  const found = isOne ? [await taskSource(session, uri)] : await taskSources(session, uri);
  const sources = withPaths(session, found);
  const bytes = await write(sources, manner, format);
  return { name: `${tasksTitle(sources, manner)}.${extensions[format]}`, base64: base64Of(bytes) };
}

async function write(
  sources: readonly TaskSource[],
  manner: TaskManner,
  format: TaskTableParams['format'],
): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return new TextEncoder().encode(tasksCsv(sources, manner));
    case 'markdown':
      return new TextEncoder().encode(tasksMarkdown(sources, manner));
    case 'xlsx': {
      // Run only when asked for: most sessions never need it.
      const { tasksXlsx } = await import('../../reports/tasksXlsx.ts');
      return tasksXlsx(sources, manner);
    }
  }
}
