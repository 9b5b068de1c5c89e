import { heldRun } from '../client/held';
import { simulation } from '../client/simulation';
import { trimRun } from '../model/measured-run';
import type { MeasureKind, MetricTable, TimeSpan } from '../model/metric-table';
import { fail, type Issue, issue, type Result } from '../model/result';
import { projectOfState, useProject } from '../store/project';
import { exportMark } from './export-mark';
import { fileStem, offerFile } from './save-project';

/** The metrics of the run that is held, by rows, over a window. */
export function measureHeldRun(by: MeasureKind, span: TimeSpan): Promise<Result<MetricTable>> {
  return askOfRun((runId, run) => simulation.measure({ runId, by, span }, run));
}

/** Saves metrics through the browser: the table as CSV, or all tables as one workbook. Issues when the worker cannot write them. */
export async function exportMetrics(
  by: MeasureKind,
  span: TimeSpan,
  format: 'csv' | 'xlsx',
): Promise<Issue[]> {
  const project = projectOfState(useProject.getState());
  if (!project) return [];
  const mark = exportMark(project);
  const reply = await askOfRun((runId, run) =>
    simulation.writeMetrics({ runId, by, span, format }, mark, run),
  );
  if (!reply.ok) return reply.error;
  const stem = fileStem(project.region.name ?? project.region.id);
  const type =
    format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  for (const file of reply.value) offerFile(`${stem}-${file.name}`, file.bytes.slice(), type);
  return [];
}

/** The worker keeps the run it was sent last; it is sent when it is not that one. */
async function askOfRun<T>(
  ask: (runId: string, run?: ReturnType<typeof trimRun>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const record = heldRun()?.record;
  if (!record) return fail([issue('error', 'measure.unknownRun')]);
  const { runId } = record.identity;
  const reply = await ask(runId);
  const isUnknown = !reply.ok && reply.error.some((it) => it.code === 'measure.unknownRun');
  return isUnknown ? ask(runId, trimRun(record)) : reply;
}
