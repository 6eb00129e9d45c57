import { randomInt } from 'node:crypto';

export interface PasswordOptions {
  readonly PasswordLength?: number | string;
  readonly ExcludeCharacters?: string;
  readonly ExcludeLowercase?: boolean | string;
  readonly ExcludeNumbers?: boolean | string;
  readonly ExcludePunctuation?: boolean | string;
  readonly ExcludeUppercase?: boolean | string;
  readonly IncludeSpace?: boolean | string;
  readonly RequireEachIncludedType?: boolean | string;
}

const DEFAULT_LENGTH = 32;
const MAX_LENGTH = 4_096;

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** A random password, as Secrets Manager makes one. */
export function generatePassword(options: PasswordOptions): string {
  const length = Number(options.PasswordLength ?? DEFAULT_LENGTH);
  const types = characterTypes(options);
  if (!(length >= types.length && length <= MAX_LENGTH)) {
    throw new Error(`PasswordLength must be between ${types.length} and ${MAX_LENGTH}, got ${options.PasswordLength}`);
  }
  const required = isTrue(options.RequireEachIncludedType ?? true) ? types.map(pick) : [];
  const all = types.join('');
  return shuffle([...required, ...Array.from({ length: length - required.length }, () => pick(all))]).join('');
}

function characterTypes(options: PasswordOptions): string[] {
  const types = [
    isTrue(options.ExcludeLowercase) ? '' : LOWERCASE,
    isTrue(options.ExcludeUppercase) ? '' : LOWERCASE.toUpperCase(),
    isTrue(options.ExcludeNumbers) ? '' : '0123456789',
    isTrue(options.ExcludePunctuation) ? '' : PUNCTUATION,
    isTrue(options.IncludeSpace) ? ' ' : '',
  ];
  const excluded = new Set(options.ExcludeCharacters);
  const included = types.map((type) => [...type].filter((character) => !excluded.has(character)).join(''));
  const left = included.filter((type) => type !== '');
  if (left.length === 0) throw new Error('GenerateSecretString excludes every character');
  return left;
}

function pick(characters: string): string {
  return characters[randomInt(characters.length)] as string;
}

function shuffle(characters: string[]): string[] {
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j] as string, characters[i] as string];
  }
  return characters;
}

function isTrue(value: boolean | string | undefined): boolean {
  return value === true || value === 'true';
}
