import { FAILURE_PREFIX } from '../../../lambda/shared/redrive/failure-key';
import { UsageError } from '../usage-error';
import type { SourceOptions } from './redrive-options';

const KINDS = ['function', 'stream', 'delivery-stream'] as const;

type Kind = (typeof KINDS)[number];

export type TargetOptions =
  | { readonly to: 'function' | 'stream'; readonly instead?: string }
  | { readonly to: 'delivery-stream'; readonly name: string };

/** What the options say of a target: each kind is named by the option that is called like it. */
export type TargetValues = { readonly to?: string } & Readonly<Partial<Record<Kind, string>>>;

/** @throws UsageError that names the option, its value and what is allowed */
export function targetOptions(values: TargetValues, source: SourceOptions): TargetOptions {
  const to = kindOf(values);
  if ('stream' in source) return streamTarget(values, source.functionArn);
  const other = KINDS.find((kind) => kind !== to && values[kind] !== undefined);
  if (other !== undefined) throw new UsageError(`--to ${to} and --${other} are both set, keep one`);
  const name = values[to];
  if (name === undefined && tellsNoOrigin(source)) {
    throw new UsageError(`--to ${to} needs --${to} NAME: an error object does not tell where its records came from`);
  }
  if (to !== 'delivery-stream') return { to, instead: name };
  if (name === undefined) throw new UsageError('--to delivery-stream needs --delivery-stream NAME');
  return { to, name };
}

function kindOf({ to, 'delivery-stream': deliveryStream }: TargetValues): Kind {
  const kind = to ?? (deliveryStream === undefined ? 'function' : 'delivery-stream');
  const known = KINDS.find((name) => name === kind);
  if (known === undefined) throw new UsageError(`--to must be function, stream or delivery-stream, got ${to}`);
  return known;
}

/** All that came in a time holds what was processed, which only a function can tell. */
function streamTarget({ to = 'function', 'delivery-stream': name }: TargetValues, instead: string): TargetOptions {
  if (to === 'function' && name === undefined) return { to, instead };
  throw new UsageError('--stream and --delivery-stream are both set: only a function can tell what it has processed');
}

function tellsNoOrigin(source: SourceOptions): boolean {
  return 'prefix' in source && !source.prefix.startsWith(FAILURE_PREFIX);
}
