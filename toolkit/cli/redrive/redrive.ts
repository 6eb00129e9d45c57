import type { FailureSource } from '../../../lambda/shared/redrive/failure-source';
import { Pace } from '../../../lambda/shared/redrive/pace';
import { redrive as redriveBatches } from '../../../lambda/shared/redrive/redrive';
import type { RedriveReport } from '../../../lambda/shared/redrive/redrive-report';
import { StreamSource } from '../../../lambda/shared/redrive/stream-source';
import { type Command, INTERRUPTED, type Terminal } from '../command';
import { NO_PROGRESS, type Progress, startProgress } from '../run/progress';
import { openCopy, openSource, openTarget } from './connect';
import { parseRedriveOptions, type RedriveCommandOptions } from './redrive-options';
import { copyText, reportText, surveyText } from './redrive-text';
import { REDRIVE_USAGE } from './redrive-usage';
import { survey } from './survey';

export const redrive: Command = {
  summary: 'bring back what could not be processed or delivered',
  usage: REDRIVE_USAGE,
  run: (args, terminal) => run(parseRedriveOptions(args), terminal),
};

const SOMETHING_LEFT = 1;
const CANNOT_GO_ON = 2;

async function run(options: RedriveCommandOptions, terminal: Terminal): Promise<number> {
  let interrupted = false;
  void terminal.interrupted.then(() => {
    interrupted = true;
  });
  const isInterrupted = () => interrupted;
  const source = openSource(options);
  const code = options.dryRun
    ? await tell(source, options, terminal, isInterrupted)
    : await bringBack(source, options, terminal, isInterrupted);
  return interrupted ? INTERRUPTED : code;
}

async function tell(
  source: FailureSource,
  options: RedriveCommandOptions,
  { stdout }: Terminal,
  isInterrupted: () => boolean,
): Promise<number> {
  const { json, target, client } = options;
  const waiting = await survey(source, await openTarget(options), isInterrupted);
  if (json) stdout.write(`${JSON.stringify({ waiting })}\n`);
  else if (target.to === 'copy') stdout.write(copyText(waiting, await openCopy(target, client)));
  else stdout.write(surveyText(waiting, Date.now()));
  return waiting.length > 0 ? SOMETHING_LEFT : 0;
}

async function bringBack(
  source: FailureSource,
  options: RedriveCommandOptions,
  { stdout, stderr }: Terminal,
  isInterrupted: () => boolean,
): Promise<number> {
  const progress = await progressOf(source, stderr);
  const report = await redriveBatches(source, await openTarget(options), {
    pace: new Pace(options.rate),
    stop: () => (isInterrupted() ? 'interrupted' : undefined),
    onProgress: ({ batches }) => progress.update(batches.redriven + batches.left),
  });
  progress.end();
  stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportText(report));
  return exitCode(report);
}

/** Counted only where somebody sees it; of a stream, to count is to read it. */
async function progressOf(source: FailureSource, stderr: NodeJS.WriteStream): Promise<Progress> {
  if (!stderr.isTTY || source instanceof StreamSource) return NO_PROGRESS;
  return startProgress(stderr, 'redriving', (await source.backlog()).batches);
}

function exitCode({ batches, records, stopped, error }: RedriveReport): number {
  if (error !== undefined) return CANNOT_GO_ON;
  return batches.left > 0 || records.expired > 0 || stopped !== undefined ? SOMETHING_LEFT : 0;
}
