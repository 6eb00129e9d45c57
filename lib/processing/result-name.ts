import { type Owner, requirePattern } from '../private/validation';

const NAME = /^[A-Za-z][\w-]{0,254}$/;

/** Throws unless a measure or a dimension can be known by the name, in every place that results go to. */
export function requireResultName(owner: Owner, prop: string, name: string): void {
  requirePattern(owner, prop, name, NAME, 'a letter, and up to 254 letters, digits, _ and -');
}
