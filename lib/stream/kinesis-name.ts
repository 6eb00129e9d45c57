import type { Construct } from 'constructs';
import { requirePattern } from '../private/validation';

const KINESIS_NAME = /^[a-zA-Z0-9_.-]{1,128}$/;

/** Throws unless Kinesis takes it as the name of a stream or a consumer. */
export function requireKinesisName(owner: Construct, prop: string, name: string | undefined): void {
  requirePattern(owner, prop, name, KINESIS_NAME, '1 to 128 letters, digits, underscores, dots or hyphens');
}
