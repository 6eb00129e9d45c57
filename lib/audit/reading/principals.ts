import type { Principal } from './statements';

/** Anybody, with or without an AWS account. */
export function isEverybody({ type, id }: Principal): boolean {
  return type === 'AWS' && id === '*';
}

export function isService({ type }: Principal): boolean {
  return type === 'Service';
}

/** The name of a service without its Region and its domain: `lambda` of `lambda.eu-west-1.amazonaws.com`. */
export function serviceName({ id }: Principal): string {
  return id
    .replace(/\.(\$\{[^{}]*\}|amazonaws\.com(\.cn)?|amazon\.com)$/, '')
    .replace(/\.(\$\{[^{}]*\}|[a-z]{2,}(-[a-z]+)+-\d)$/, '');
}
