import { statSync } from 'node:fs';
import type { Permissions } from '../../sandbox/iam/permissions';
import { requireServerUrl } from '../../sandbox/redshift/engine/server/server-url';
import { parseOptions, readJson, requireFile, wholeNumber } from '../options';
import { UsageError } from '../usage-error';
import { parseEndpoints } from './endpoint-options';
import { type FaultFile, readFaultFile } from './fault-file';
import { parsePermissions, parseReportFile } from './iam-options';

export const RUN_USAGE = `kinesis-pipelines run [ASSEMBLY] [options]

Runs the Kinesis parts of a cloud assembly on this machine. ASSEMBLY is what cdk synth wrote; default: cdk.out

  --input FILE...     put the lines of these files into the stream
  --generate LINES    put this many web-server log lines, the same on every run
  --stream NAME       the stream to put into; default: the only one
  --rate LINES_PER_S  put no faster than this; default: as fast as the stream takes them
  --data DIR          keep everything in this folder, and go on from what is there; default: .sandbox, emptied first
  --port N            port of the endpoint and the live page on 127.0.0.1; default: a free one
  --query SQL...      ask the warehouse when all has arrived
  --warehouse URL     a PostgreSQL server of yours to be the warehouse, such as postgres://postgres@127.0.0.1:5432; default:
                      PostgreSQL in this process
  --existing FILE     a template of what the stacks import: its resources are created first
  --endpoint URL=LOCAL
                      send what is delivered to this HTTP endpoint, OpenSearch, Splunk or Snowflake to a URL on 127.0.0.1,
                      such as http://127.0.0.1:9000; may be repeated. Otherwise nothing is sent
  --fault FILE        a JSON list of what is to go wrong, such as {"type":"copy-fails","times":1,"after":"PT5M"}
  --permissions MODE  enforced: who may not is denied; recorded: only reported; default: enforced
  --iam-report FILE   write which grants of the templates were used and which never: Markdown to an .md file, JSON to a
                      .json file
  --stack NAME        run only this stack; may be repeated
  --once              exit when all has arrived, also on a terminal
  --serve             keep serving until Ctrl-C, also where there is no terminal
  --json              print one JSON document and nothing else

Exit code: 0 when every line is accounted for, 1 when not, 2 when it cannot run, 130 when interrupted before.
`;

export interface RunOptions {
  readonly assembly: string;
  readonly inputs: readonly string[];
  /** Log lines to make up; 0 for none. */
  readonly generate: number;
  readonly stream?: string;
  /** Lines a second. */
  readonly rate?: number;
  readonly data?: string;
  readonly port?: number;
  readonly queries: readonly string[];
  /** A PostgreSQL server. */
  readonly warehouse?: string;
  /** A template, as the file holds it. */
  readonly existing?: object;
  /** URLs on this machine, by the addresses that templates deliver to. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly faults?: FaultFile;
  readonly permissions?: Permissions;
  /** A file for the IAM report. */
  readonly iamReport?: string;
  readonly stacks?: readonly string[];
  readonly once: boolean;
  readonly serve: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  input: { type: 'string', multiple: true },
  generate: { type: 'string' },
  stream: { type: 'string' },
  rate: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  query: { type: 'string', multiple: true },
  warehouse: { type: 'string' },
  existing: { type: 'string' },
  endpoint: { type: 'string', multiple: true },
  fault: { type: 'string' },
  permissions: { type: 'string' },
  'iam-report': { type: 'string' },
  stack: { type: 'string', multiple: true },
  once: { type: 'boolean' },
  serve: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError that names the option, its value and what is allowed */
export function parseRunOptions(args: readonly string[]): RunOptions {
  const { values, tokens } = parseOptions(args, OPTIONS);
  const { assemblies, inputs, queries } = positionals(tokens, values.input ?? [], values.query ?? []);
  if (assemblies.length > 1) throw new UsageError(`run takes one assembly, got ${assemblies.join(', ')}`);
  if (values.once && values.serve) throw new UsageError('--once and --serve are both set, keep one');
  for (const input of inputs) requireFile('input', input);
  if (values.warehouse !== undefined) requireServerUrl('--warehouse', values.warehouse);
  return {
    assembly: assemblies[0] ?? 'cdk.out',
    inputs,
    queries,
    generate: wholeNumber('generate', values.generate, 0, 100_000_000) ?? 0,
    stream: values.stream,
    rate: wholeNumber('rate', values.rate, 1, 10_000_000),
    data: values.data,
    port: wholeNumber('port', values.port, 0, 65_535),
    warehouse: values.warehouse,
    existing: values.existing === undefined ? undefined : readJson('existing', values.existing),
    endpoints: parseEndpoints(values.endpoint),
    faults: values.fault === undefined ? undefined : readFaultFile(values.fault),
    permissions: parsePermissions(values.permissions),
    iamReport: parseReportFile(values['iam-report']),
    stacks: values.stack,
    once: values.once ?? false,
    serve: values.serve ?? false,
    json: values.json ?? false,
  };
}

type Tokens = ReturnType<typeof parseOptions<typeof OPTIONS>>['tokens'];

/** A bare word is the assembly, or one more value of the `--input` or `--query` before it. */
function positionals(tokens: Tokens, input: readonly string[], query: readonly string[]) {
  const found = { assemblies: [] as string[], inputs: [...input], queries: [...query] };
  let option: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') option = token.name;
    if (token.kind !== 'positional') continue;
    if (option === 'input' && !isFolder(token.value)) found.inputs.push(token.value);
    else if (option === 'query' && !isFolder(token.value)) found.queries.push(token.value);
    else found.assemblies.push(token.value);
  }
  return found;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
