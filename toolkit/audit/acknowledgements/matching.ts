import type { FileAcknowledgement } from './acknowledgement-file';

/** What an acknowledgement is held against. */
export interface Acknowledgeable {
  readonly rule: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly path?: string;
}

/** A logical id, alone or after its stack, or the path of the construct or of one around it. */
export function acknowledges({ rule, resource }: FileAcknowledgement, finding: Acknowledgeable): boolean {
  if (rule !== finding.rule) return false;
  const { stack, logicalId, path } = finding;
  if (resource === logicalId || resource === `${stack}/${logicalId}`) return true;
  return path !== undefined && `${path}/`.startsWith(`${resource.replace(/\/+$/, '')}/`);
}

/** Days are written so that their characters are in their order. */
export function isExpired({ expires }: FileAcknowledgement, day: string): boolean {
  return day > expires;
}
