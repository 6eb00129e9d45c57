// The delivery ledger: a real web-server log, with hostile records in it, through every destination that runs in the sandbox,
// times the options of the delivery stream pair by pair; every record is delivered, in an error object, or dropped on purpose.
//   --lines N    how many lines; default: 5,000
//   --input FILE the log; default: ../shared/data/access.log, and without it, generated lines
//   --only RE    only destinations whose names match
//   --write      puts the table into docs/deliveries.md
// Exits with 1 when anything is unaccounted for, or not as the options say.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Combination, nameOf } from './deliveries/combination';
import { DESTINATIONS } from './deliveries/destinations';
import { inputOf } from './deliveries/input';
import type { LedgerDestination } from './deliveries/ledger-destination';
import { whyIllegal } from './deliveries/legal';
import { pairwise } from './deliveries/pairwise';
import { writeDeliveries } from './deliveries/report';
import { type DeliveryResult, runDeliveries } from './deliveries/run';

const root = path.resolve(__dirname, '..');
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '5000' },
    input: { type: 'string', default: path.join(root, '../shared/data/access.log') },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  execFileSync(process.execPath, ['tools/bundle.mjs'], { cwd: root, stdio: 'ignore' });
  process.env.CDK_VALIDATION = 'false';
  const input = await inputOf(Number(values.lines), values.input);
  const start = performance.now();
  const results: DeliveryResult[] = [];
  for (const destination of DESTINATIONS.filter(({ name }) => new RegExp(values.only).test(name))) {
    for (const combination of combinationsOf(destination)) {
      const [result] = await runDeliveries([{ id: 'Delivery', destination, combination }], input);
      tell(result as DeliveryResult);
      results.push(result as DeliveryResult);
    }
  }
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.log(`deliveries: ${input.lines.length} ${input.origin}, ${results.length} combinations in ${minutes} min`);
  if (values.write) writeDeliveries(path.join(root, 'docs/deliveries.md'), { input, results });
}

function combinationsOf({ factors, rules }: LedgerDestination): Combination[] {
  return pairwise(factors, (combination) => whyIllegal(combination, rules) === undefined);
}

function tell({ delivery: { destination, combination }, problems }: DeliveryResult): void {
  const lines = problems.map((problem) => `\n        ${problem}`).join('');
  console.log(`${problems.length === 0 ? 'kept  ' : 'BROKEN'}  ${destination.name}: ${nameOf(combination)}${lines}`);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
