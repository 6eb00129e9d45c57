import type { SecretService } from '../../../kernel/services';
import { isTrue, type SecretProperties } from '../delivery-properties';

/** A secret that is not there, or lacks what the destination reads from it. */
export class UnusableSecret extends Error {}

/** Whether the credential is in a secret. @throws Error when no secret is named */
export function usesSecret({ Enabled, SecretARN }: SecretProperties = {}): boolean {
  if (!isTrue(Enabled)) return false;
  if (SecretARN !== undefined) return true;
  throw new Error('SecretsManagerConfiguration.SecretARN must be the ARN of a secret, got undefined');
}

/**
 * Members of a secret, read for each attempt since it may have been rotated.
 * @throws UnusableSecret
 */
export function secretMembers<Name extends string>(
  secrets: SecretService,
  { SecretARN = '' }: SecretProperties,
  names: readonly Name[],
): Record<Name, string> & Readonly<Record<string, unknown>> {
  const members = parsed(secretString(secrets, SecretARN));
  for (const name of names) {
    if (typeof members[name] !== 'string')
      throw new UnusableSecret(`the secret ${SecretARN} must be a JSON object with the text ${name}`);
  }
  return members as Record<Name, string> & Record<string, unknown>;
}

function secretString(secrets: SecretService, arn: string): string {
  try {
    return secrets.secretString(arn);
  } catch (error) {
    throw new UnusableSecret(`the secret ${arn} cannot be read: ${(error as Error).message}`);
  }
}

/** Says nothing of what does not parse: it is a secret. */
function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
