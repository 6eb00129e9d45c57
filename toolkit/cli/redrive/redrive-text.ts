import type { RedriveReport } from '../../../lambda/shared/redrive/redrive-report';
import { printable } from '../printable';
import type { CopyCommand } from './copy/copy-command';
import type { WaitingDescription } from './survey';

/** What waits, a line each, and what it comes to. */
export function surveyText(waiting: readonly WaitingDescription[], now: number): string {
  const records = waiting.reduce((sum, batch) => sum + (batch.records ?? 0), 0);
  const total = `${count(waiting.length, 'batch', 'batches')} with ${count(records, 'record')} wait`;
  return printable(`${[...waiting.map((batch) => lineOf(batch, now)), total].join('\n')}\n`);
}

/** The statements that would be run, to be run by hand as well. */
export function copyText(waiting: readonly WaitingDescription[], command: CopyCommand): string {
  const lines = waiting.map(({ id, problem }) =>
    problem === undefined ? `${command.statement(id)};` : `-- ${problem}  ${id}`,
  );
  return printable(`${lines.join('\n')}\n`);
}

export function reportText(report: RedriveReport): string {
  const { batches, records, remarks, stopped, error } = report;
  const remarked = remarks.map(({ id, because, message }) => `${id}\n  ${because}: ${message}`);
  const lines = [
    ...remarked,
    `redriven  ${count(records.redriven, 'record')}; ${count(batches.redriven, 'batch', 'batches')} whole`,
    `left      ${count(batches.left, 'batch', 'batches')}; ${count(records.failed, 'record')} failed again`,
    ...(records.expired > 0
      ? [`lost      ${count(records.expired, 'record')} or more, which the stream does not keep any more`]
      : []),
    ...(stopped === undefined ? [] : [`ended early: ${stopped}`]),
    ...(error === undefined ? [] : [`could not go on: ${error}`]),
  ];
  return printable(`${lines.join('\n')}\n`);
}

function lineOf(
  { id, failedAt, functionArn = '', condition, records = 0, partitionKeys = 0, problem }: WaitingDescription,
  now: number,
): string {
  const age = ageText(now - Date.parse(failedAt));
  if (problem !== undefined) return `${age}  ${problem}  ${id}`;
  const size = `${count(records, 'record')} of ${count(partitionKeys, 'key')}`;
  return `${age}  ${size}  ${condition}  ${functionArn.replace(/^arn:.*:function:/, '')}  ${id}`;
}

/** `3d 04h`, `04h 12m` or `12m`. */
function ageText(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days}d ${twoDigits(hours)}h`;
  return hours > 0 ? `${twoDigits(hours)}h ${twoDigits(minutes % 60)}m` : `${minutes}m`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}
