import type { AwsError } from './aws-error';
import { decrypting, type Encryption, encrypting, keyArn, type Place } from './encryption';
import type { Permission } from './identity';

/** How a service uses KMS keys for its resources. */
export interface KeyUse {
  /** As `kms:ViaService` begins, such as `sqs`. */
  readonly service: string;
  /** The encryption context of a resource. */
  contextOf(arn: string): Readonly<Record<string, string>>;
  /** What the service answers who may not use the key. Default - AccessDeniedException */
  readonly denial?: (message: string) => AwsError;
}

/** The keys of the account that encrypt the resources of one service. */
export class ResourceKeys {
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly place: Place,
    private readonly use: KeyUse,
  ) {}

  /** @param reference ARN or id of a key, as templates have it; absent where the service's own key encrypts */
  encrypt(arn: string, reference: unknown): void {
    const key = keyArn(reference, this.place);
    if (key !== undefined) this.keys.set(arn, key);
  }

  /** For reading what is in a resource. */
  decrypting(arn: string): readonly Permission[] {
    return decrypting(this.encryption(arn), this.place);
  }

  /** For adding to a resource. */
  encrypting(arn: string): readonly Permission[] {
    return encrypting(this.encryption(arn), this.place);
  }

  private encryption(arn: string): Encryption | undefined {
    const key = this.keys.get(arn);
    const { service, contextOf, denial } = this.use;
    return key === undefined ? undefined : { key, service, context: contextOf(arn), ...(denial && { denial }) };
  }
}
