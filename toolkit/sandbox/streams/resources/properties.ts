import { AwsError } from '../../kernel/aws-error';
import type { ResourceRequest } from '../../kernel/room';

/** Reads the properties of a resource, and refuses those that CloudFormation would. */
export class Properties {
  private readonly owner: string;
  private readonly values: Readonly<Record<string, unknown>>;

  constructor({ path, logicalId, properties }: ResourceRequest) {
    this.owner = path ?? logicalId;
    this.values = properties;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || typeof value === 'string') return value;
    throw this.refuse(name, 'a string', value);
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw this.refuse(name, 'set', value);
    return value;
  }

  /** CloudFormation takes numbers as text as well. */
  integer(name: string, { min, max }: { readonly min: number; readonly max: number }): number | undefined {
    const value = this.values[name];
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (Number.isInteger(number) && (number as number) >= min && (number as number) <= max) return number as number;
    throw this.refuse(name, `an integer from ${min} to ${max}`, value);
  }

  choice<T extends string>(path: string, values: readonly T[]): T | undefined {
    const value = this.nested(path);
    if (value === undefined || values.includes(value as T)) return value as T | undefined;
    throw this.refuse(path, values.join(' or '), value);
  }

  nestedText(path: string): string | undefined {
    const value = this.nested(path);
    if (value === undefined || typeof value === 'string') return value;
    throw this.refuse(path, 'a string', value);
  }

  texts(name: string, allowed: readonly string[]): readonly string[] {
    const value = this.values[name] ?? [];
    if (Array.isArray(value) && value.every((item) => allowed.includes(item))) return value;
    throw this.refuse(name, `a list of ${allowed.join(', ')}`, value);
  }

  tags(): Readonly<Record<string, string>> {
    const tags = (this.values.Tags ?? []) as readonly { readonly Key: string; readonly Value: string }[];
    return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  }

  refuse(name: string, allowed: string, value: unknown): AwsError {
    const got = value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
    return new AwsError('InvalidRequest', `${this.owner}: ${name} must be ${allowed}, got ${got}`);
  }

  conflict(first: string, second: string): AwsError {
    return new AwsError('InvalidRequest', `${this.owner}: ${first} and ${second} are both set, keep one`);
  }

  private nested(path: string): unknown {
    return path
      .split('.')
      .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], this.values);
  }
}
