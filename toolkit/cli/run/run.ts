import { Sandbox } from '../../sandbox/sandbox';
import { type Command, INTERRUPTED, type Terminal } from '../command';
import { printable } from '../printable';
import { Activity } from './activity';
import { closeBooks } from './close-books';
import { showDenials } from './denials';
import { injectFaults } from './fault-file';
import { feed } from './feed';
import { writeIamReport } from './iam-report-file';
import { deploymentText, reportText } from './report-text';
import { parseRunOptions, RUN_USAGE, type RunOptions } from './run-options';

const DEFAULT_DATA = '.sandbox';
export const run: Command = {
  summary: 'run a synthesized pipeline on this machine',
  usage: RUN_USAGE,
  run: (args, terminal) => runAssembly(parseRunOptions(args), terminal),
};

async function runAssembly(options: RunOptions, terminal: Terminal): Promise<number> {
  const start = performance.now();
  const sandbox = await Sandbox.start({
    assembly: options.assembly,
    existing: options.existing,
    stacks: options.stacks,
    port: options.port,
    deliveries: { endpoints: options.endpoints },
    warehouse: { url: options.warehouse },
    permissions: options.permissions,
    dataDir: options.data ?? DEFAULT_DATA,
    emptyDataDir: options.data === undefined,
  });
  showDenials(sandbox, terminal.stderr);
  try {
    if (options.faults !== undefined) injectFaults(sandbox, options.faults);
    const work = feedAndReport(sandbox, options, terminal, start);
    const code = await Promise.race([work, terminal.interrupted.then(() => INTERRUPTED)]);
    work.catch(() => {});
    if (code !== INTERRUPTED && isServing(options, terminal)) {
      if (!options.json) terminal.stdout.write('Ctrl-C ends it.\n');
      await terminal.interrupted;
    }
    return code;
  } finally {
    writeIamReport(sandbox, options.iamReport);
    await sandbox.close();
  }
}

function isServing({ once, serve, json }: RunOptions, { stdout }: Terminal): boolean {
  return serve || (stdout.isTTY && !once && !json);
}

async function feedAndReport(
  sandbox: Sandbox,
  options: RunOptions,
  terminal: Terminal,
  start: number,
): Promise<number> {
  const { stdout, stderr } = terminal;
  const { resources, warnings } = sandbox.deployment;
  const activity = new Activity(sandbox.events);
  if (!options.json) stdout.write(`${deploymentText(resources, warnings)}\n`);
  const produced = await feed(sandbox, options, stderr);
  const drained = await sandbox.drain();
  const books = await closeBooks(sandbox, options, activity, produced, drained);
  writeIamReport(sandbox, options.iamReport);
  const report = { ...books.report, seconds: Math.round(performance.now() - start) / 1_000 };
  if (options.json) {
    stdout.write(`${JSON.stringify(report)}\n`);
    for (const problem of books.problems) stderr.write(`${printable(problem)}\n`);
  } else {
    const { endpoint } = sandbox;
    const isServed = isServing(options, terminal);
    const details = { ...books, resources, activity, drainedMs: drained.advancedMs, endpoint, isServed };
    stdout.write(reportText(report, details));
  }
  return books.problems.length === 0 ? 0 : 1;
}
