import { setMaxListeners } from 'node:events';
import { type Command, INTERRUPTED, type Terminal } from '../command';
import { parseTailOptions, TAIL_USAGE, type TailCommandOptions } from './tail-options';
import { TailRun } from './tail-run';

export const tail: Command = {
  summary: 'print the records of a data stream',
  usage: TAIL_USAGE,
  run: (args, terminal) => printStream(parseTailOptions(args, Date.now()), terminal),
};

async function printStream(options: TailCommandOptions, terminal: Terminal): Promise<number> {
  const end = new AbortController();
  // Every call and every pause of every shard listens.
  setMaxListeners(0, end.signal);
  let code = 0;
  void terminal.interrupted.then(() => {
    code = INTERRUPTED;
    end.abort();
  });
  const run = new TailRun(options, terminal, end);
  try {
    await run.print();
  } catch (error) {
    if (!end.signal.aborted) throw error;
  } finally {
    end.abort();
    await run.close();
  }
  return code;
}
