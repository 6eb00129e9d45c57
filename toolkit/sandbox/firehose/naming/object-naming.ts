import { randomUUID } from 'node:crypto';
import type { RecordKeys } from '../partitioning/partition-keys';
import { dateFormat } from './date-pattern';
import { type NamedKey, PrefixExpression } from './prefix-expression';
import { isTimeZone, zonedTime } from './zoned-time';

export interface ObjectNamingOptions {
  readonly deliveryStreamName: string;
  readonly version: number;
  readonly prefix?: string;
  readonly errorOutputPrefix?: string;
  readonly timeZone?: string;
  readonly extension: string;
}

const MAX_PREFIX_LENGTH = 512;
const MAX_KEY_BYTES = 1_024;
const LONGEST_ERROR_TYPE = 'format-conversion-failed';
const HOURLY_FOLDERS = dateFormat('yyyy/MM/dd/HH/');
const OBJECT_TIME = dateFormat('yyyy-MM-dd-HH-mm-ss');

/** The keys of what a delivery stream writes; times are those of the oldest record in the object. */
export class ObjectNaming {
  private readonly prefix: PrefixExpression;
  private readonly errorPrefix: PrefixExpression;
  private readonly zone: string;

  constructor(private readonly options: ObjectNamingOptions) {
    const { prefix = '', errorOutputPrefix, timeZone = 'UTC' } = options;
    this.zone = timeZone;
    if (!isTimeZone(timeZone)) {
      throw new Error(`CustomTimeZone must be the name of a time zone, got ${timeZone}`);
    }
    this.prefix = parse('Prefix', prefix);
    this.errorPrefix = parse('ErrorOutputPrefix', errorOutputPrefix ?? prefix);
    if (this.prefix.namesErrorType) {
      throw new Error(`Prefix must be free of !{firehose:error-output-type}, got ${prefix}`);
    }
    if (this.prefix.hasExpressions && errorOutputPrefix === undefined) {
      throw new Error(`ErrorOutputPrefix must be set when Prefix has expressions, got undefined`);
    }
    if (this.errorPrefix.hasExpressions && !this.errorPrefix.namesErrorType) {
      throw new Error(
        `ErrorOutputPrefix must be a prefix with !{firehose:error-output-type}, got ${errorOutputPrefix}`,
      );
    }
    const [key] = this.errorPrefix.keys;
    if (key !== undefined) {
      throw new Error(`ErrorOutputPrefix must be free of partition keys, got ${key.name} in ${errorOutputPrefix}`);
    }
  }

  /** The partition keys that the prefix names. */
  get namedKeys(): readonly NamedKey[] {
    return this.prefix.keys;
  }

  /** Once a prefix has expressions, no date is added to it. */
  key(oldestArrival: number, keys?: RecordKeys): string {
    const time = zonedTime(oldestArrival, this.zone);
    const prefix = this.prefix.evaluate({ time, keys });
    const folders = this.prefix.hasExpressions ? '' : HOURLY_FOLDERS(time);
    return `${prefix}${folders}${this.name(oldestArrival)}${this.options.extension}`;
  }

  /** Whether the prefix and the key with these partition keys are short enough. */
  isLegal(oldestArrival: number, keys?: RecordKeys): boolean {
    const { length } = this.prefix.evaluate({ time: zonedTime(oldestArrival, this.zone), keys });
    return length <= MAX_PREFIX_LENGTH && Buffer.byteLength(this.key(oldestArrival, keys)) <= MAX_KEY_BYTES;
  }

  errorKey(errorType: string, oldestArrival: number): string {
    const time = zonedTime(oldestArrival, this.zone);
    const prefix = this.errorPrefix.evaluate({ time, errorType });
    const folders = this.errorPrefix.hasExpressions ? '' : `${errorType}/${HOURLY_FOLDERS(time)}`;
    return `${prefix}${folders}${this.name(oldestArrival)}`;
  }

  /** @param folder what stands between the prefix and the date, such as `manifests/` */
  manifestKey(folder: string, oldestArrival: number): string {
    const time = zonedTime(oldestArrival, this.zone);
    return `${this.prefix.evaluate({ time })}${folder}${HOURLY_FOLDERS(time)}${this.name(oldestArrival)}`;
  }

  private name(oldestArrival: number): string {
    const time = OBJECT_TIME(zonedTime(oldestArrival, this.zone));
    const { deliveryStreamName, version } = this.options;
    return `${deliveryStreamName}-${version}-${time}-${randomUUID()}`;
  }
}

function parse(prop: string, text: string): PrefixExpression {
  const expression = read(prop, text);
  const { length } = expression.evaluate({ time: zonedTime(0, 'UTC'), errorType: LONGEST_ERROR_TYPE });
  if (length <= MAX_PREFIX_LENGTH) return expression;
  throw new Error(`${prop} must be at most ${MAX_PREFIX_LENGTH} characters when evaluated, got ${length}`);
}

function read(prop: string, text: string): PrefixExpression {
  try {
    return new PrefixExpression(text);
  } catch (error) {
    throw new Error(`${prop} must be a prefix that runs here, got ${(error as Error).message} in ${text}`);
  }
}
