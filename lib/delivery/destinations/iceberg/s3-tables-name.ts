import { type Owner, requirePattern } from '../../../private/validation';

const NAME = /^(?!_)[a-z0-9_]{1,255}(?<!_)$/;
const NAME_WORDS = '1 to 255 lowercase letters, digits and _, the first and the last not _';

/** Throws unless Amazon S3 Tables takes the name, of a namespace or of a table. */
export function requireS3TablesName(owner: Owner, prop: string, name: string): void {
  requirePattern(owner, prop, name, NAME, NAME_WORDS);
}
