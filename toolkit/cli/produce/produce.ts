import { type Command, INTERRUPTED, type Terminal } from '../command';
import { PRODUCE_USAGE, type ProduceCommandOptions, parseProduceOptions } from './produce-options';
import { produceReportText } from './produce-report';
import { ProduceRun } from './produce-run';

export const produce: Command = {
  summary: 'put lines into a data stream or a delivery stream',
  usage: PRODUCE_USAGE,
  run: (args, terminal) => putLines(parseProduceOptions(args), terminal),
};

const SOME_TOO_LONG = 1;

/** Whatever ends it, it tells what was put. */
async function putLines(options: ProduceCommandOptions, terminal: Terminal): Promise<number> {
  const end = new AbortController();
  let isInterrupted = false;
  void terminal.interrupted.then(() => {
    isInterrupted = true;
    end.abort();
  });
  const run = new ProduceRun(options, terminal, end.signal);
  try {
    await run.putAll();
  } catch (error) {
    if (!isInterrupted) throw error;
  } finally {
    end.abort();
    run.close();
    const report = run.report();
    terminal.stdout.write(options.json ? `${JSON.stringify(report)}\n` : produceReportText(report));
  }
  if (isInterrupted) return INTERRUPTED;
  return run.report().tooLong > 0 ? SOME_TOO_LONG : 0;
}
