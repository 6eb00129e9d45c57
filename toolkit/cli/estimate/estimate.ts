import { readStacks } from '../../audit/read-stack';
import { type EstimateReport, estimateReport } from '../../estimate/estimate-report';
import { US_EAST_1 } from '../../estimate/price-table';
import type { Command, Terminal } from '../command';
import { estimateHtml } from './estimate-html';
import { ESTIMATE_USAGE, type EstimateFormat, type EstimateOptions, parseEstimateOptions } from './estimate-options';
import { estimateText } from './estimate-text';

const FORMATTED: Readonly<Record<EstimateFormat, (report: EstimateReport) => string>> = {
  text: estimateText,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  html: estimateHtml,
};

export const estimate: Command = {
  summary: 'tell what a month of a pipeline costs, and what would make it cheaper',
  usage: ESTIMATE_USAGE,
  run: (args, terminal) => run(parseEstimateOptions(args), terminal),
};

async function run(
  { place, stacks, workload, prices, format }: EstimateOptions,
  { stdout }: Terminal,
): Promise<number> {
  const table = prices === undefined ? US_EAST_1 : US_EAST_1.with(prices.file, prices.overrides);
  stdout.write(FORMATTED[format](estimateReport(readStacks(place, stacks), workload, table)));
  return 0;
}
