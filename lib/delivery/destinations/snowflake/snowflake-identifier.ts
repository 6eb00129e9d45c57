import { type Owner, requirePattern } from '../../../private/validation';

/** Throws unless Firehose takes the name of something in Snowflake. */
export function requireIdentifier(owner: Owner, prop: string, name: string | undefined): void {
  requirePattern(owner, prop, name, /^.{1,255}$/, '1 to 255 characters');
}
