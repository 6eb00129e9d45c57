import { FAILURE_PREFIX } from '../../../lambda/shared/redrive/failure-key';
import { UsageError } from '../usage-error';
import type { SourceOptions } from './source-options';

/** Each kind of target by the option that names it. */
const NAMED_BY = {
  function: 'function',
  stream: 'stream',
  'delivery-stream': 'delivery-stream',
  copy: 'delivery-stream',
} as const;

type Kind = keyof typeof NAMED_BY;

export type TargetOptions =
  | { readonly to: 'function' | 'stream'; readonly instead?: string }
  | { readonly to: 'delivery-stream'; readonly name: string }
  | CopyOptions;

/** A COPY is run again, as the delivery stream would. */
export interface CopyOptions {
  readonly to: 'copy';
  readonly name: string;
  readonly iamRole?: string;
}

export interface TargetValues {
  readonly to?: string;
  readonly function?: string;
  readonly stream?: string;
  readonly 'delivery-stream'?: string;
  readonly 'iam-role'?: string;
  readonly rate?: string;
}

/** @throws UsageError that names the option, its value and what is allowed */
export function targetOptions(values: TargetValues, source: SourceOptions): TargetOptions {
  const to = kindOf(values);
  if ('stream' in source) return functionTarget(values, source.functionArn);
  const option = NAMED_BY[to];
  const other = Object.values(NAMED_BY).find((name) => name !== option && values[name] !== undefined);
  if (other !== undefined) throw new UsageError(`--to ${to} and --${other} are both set, keep one`);
  const name = values[option];
  if (name === undefined && tellsNoOrigin(source)) {
    throw new UsageError(
      `--to ${to} needs --${option} NAME: an error object does not tell where its records came from`,
    );
  }
  if (to === 'function' || to === 'stream') return { to, instead: name };
  if (name === undefined) throw new UsageError(`--to ${to} needs --delivery-stream NAME`);
  return to === 'copy' ? copyTarget(values, name, source) : { to, name };
}

function kindOf({ to, 'delivery-stream': deliveryStream }: TargetValues): Kind {
  const kind = to ?? (deliveryStream === undefined ? 'function' : 'delivery-stream');
  if (Object.hasOwn(NAMED_BY, kind)) return kind as Kind;
  throw new UsageError(`--to must be one of ${Object.keys(NAMED_BY).join(', ')}, got ${to}`);
}

/** All that came in a time holds what was processed, which only a function can tell. */
function functionTarget({ to = 'function', 'delivery-stream': name }: TargetValues, instead: string): TargetOptions {
  if (to === 'function' && name === undefined) return { to, instead };
  throw new UsageError('--stream and --delivery-stream are both set: only a function can tell what it has processed');
}

function copyTarget({ rate, 'iam-role': iamRole }: TargetValues, name: string, source: SourceOptions): CopyOptions {
  if (!('prefix' in source)) throw new UsageError('--to copy needs s3://BUCKET/PREFIX, below which manifests are');
  if (rate !== undefined) throw new UsageError('--to copy and --rate are both set: a manifest is copied whole');
  return { to: 'copy', name, iamRole };
}

function tellsNoOrigin(source: SourceOptions): boolean {
  return 'prefix' in source && !source.prefix.startsWith(FAILURE_PREFIX);
}
