// A month of the log pipeline, as this library and as others build it: each design is synthesized, and its template estimated by the
// same model for the same lines. Exits with 1 below the goals; --write puts the table into docs/cost.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Design, NAIVE, OURS, SAME_PRODUCERS, SOLUTIONS_CONSTRUCTS } from './cost/designs';
import { month } from './cost/month';

const VOLUMES = [
  { label: '1 GB', gigabytesPerDay: 1 },
  { label: '100 GB', gigabytesPerDay: 100 },
  { label: '1 TB', gigabytesPerDay: 1_024 },
  { label: '10 TB', gigabytesPerDay: 10_240 },
];
/** Below this volume, what a pipeline costs without traffic decides. */
const COMPARED_FROM_GIGABYTES = 100;

const DOCUMENT = path.join(__dirname, '../docs/cost.md');
const TABLE = /(<!-- bench\/cost -->\n)[\s\S]*?(<!-- end -->)/;

interface Compared {
  readonly design: Design;
  readonly months: readonly number[];
  /** How many times cheaper it is, at the volumes that are compared. */
  readonly toNaive: readonly number[];
  readonly toSolutionsConstructs: readonly number[];
}

function main(): void {
  const naive = monthsOf(NAIVE);
  const solutionsConstructs = monthsOf(SOLUTIONS_CONSTRUCTS);
  const compare = (design: Design, months = monthsOf(design)): Compared => ({
    design,
    months,
    toNaive: ratios(naive, months),
    toSolutionsConstructs: ratios(solutionsConstructs, months),
  });
  const ours = OURS.map((design) => compare(design));
  const others = [compare(NAIVE, naive), compare(SOLUTIONS_CONSTRUCTS, solutionsConstructs)];
  const table = tableOf([...others, ...SAME_PRODUCERS.map((design) => compare(design)), ...ours]);
  process.stdout.write(table);
  if (process.argv.includes('--write')) write(table);
  for (const { design } of ours.filter((each) => !reachesGoals(each))) {
    process.stderr.write(`${design.name}: dearer than its goals\n`);
    process.exitCode = 1;
  }
}

function monthsOf(design: Design): number[] {
  return VOLUMES.map(({ gigabytesPerDay }) => month(design, gigabytesPerDay));
}

function ratios(baseline: readonly number[], months: readonly number[]): number[] {
  const all = baseline.map((usd, index) => usd / (months[index] as number));
  return all.filter((_, index) => (VOLUMES[index]?.gigabytesPerDay ?? 0) >= COMPARED_FROM_GIGABYTES);
}

function reachesGoals({ design: { goals }, toNaive, toSolutionsConstructs }: Compared): boolean {
  if (goals === undefined) return true;
  return Math.min(...toNaive) >= goals.naive && Math.min(...toSolutionsConstructs) >= goals.solutionsConstructs;
}

function tableOf(compared: readonly Compared[]): string {
  const heads = [
    'design',
    ...VOLUMES.map(({ label }) => `${label} a day`),
    'below naive',
    'below Solutions Constructs',
  ];
  const rows = compared.map(({ design, months, toNaive, toSolutionsConstructs }) => [
    design.name,
    ...months.map((usd) => Math.round(usd).toLocaleString('en-US')),
    range(toNaive),
    range(toSolutionsConstructs),
  ]);
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function range(values: readonly number[]): string {
  const [lowest, highest] = [Math.min(...values).toFixed(1), Math.max(...values).toFixed(1)];
  return lowest === highest ? `${lowest}x` : `${lowest}x to ${highest}x`;
}

function write(table: string): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  if (!TABLE.test(text)) throw new Error(`${DOCUMENT}: there is no place for the table`);
  writeFileSync(DOCUMENT, text.replace(TABLE, `$1${table}$2`));
}

main();
