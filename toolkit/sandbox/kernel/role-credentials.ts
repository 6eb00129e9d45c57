import { createHash } from 'node:crypto';
import type { RoleCredentials } from './context';
import type { Caller } from './room';

/** Gives each role an access key of its own, and knows the role by its key again. */
export class RoleDirectory {
  private readonly roles = new Map<string, string>();

  constructor(private readonly account: string) {}

  credentials(roleArn: string): RoleCredentials {
    const accessKeyId = `ASIA${createHash('sha256').update(roleArn).digest('hex').slice(0, 16).toUpperCase()}`;
    this.roles.set(accessKeyId, roleArn);
    return { accessKeyId, secretAccessKey: 'sandbox', sessionToken: 'sandbox' };
  }

  /** Whoever signs with a key of no role is the account itself. */
  caller(accessKeyId: string): Caller {
    return { accessKeyId, roleArn: this.roles.get(accessKeyId) ?? `arn:aws:iam::${this.account}:root` };
  }
}
