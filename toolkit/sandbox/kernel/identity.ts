import type { AccessRequest, AccessService, ConditionContext } from './access';
import { AwsError } from './aws-error';

/** What a call needs: an action on a resource. */
export interface Permission {
  readonly action: string;
  /** ARN, or `*` for actions that take no resource. */
  readonly resource: string;
  readonly context?: ConditionContext;
  /**
   * What the service answers who lacks it.
   * @default - the access service's own answer
   */
  readonly denial?: (message: string) => AwsError;
}

/** Somebody in whose name services are called. */
export interface Identity {
  /** @throws AwsError for the first one that is not given */
  require(...permissions: readonly Permission[]): void;
}

/** A role that a service takes on: the trust policy of the role must admit that. */
export interface AssumedRole {
  readonly roleArn: string;
  /** Such as `firehose.amazonaws.com`. */
  readonly assumedBy: string;
  /** What the service says of itself, such as `sts:ExternalId`. */
  readonly context?: ConditionContext;
  /** Whether the service calls from a VPC of the account, as Amazon Redshift does. */
  readonly fromVpc?: boolean;
}

/** A service that calls with its own principal, such as `sns.amazonaws.com`. */
export interface CallingService {
  readonly service: string;
  /** The resource it does so for. */
  readonly sourceArn: string;
}

/** Whoever has credentials of a role is trusted already, and calls from where he is. */
export interface RoleSession {
  readonly roleArn: string;
}

export type Actor = AssumedRole | CallingService | RoleSession;

type Session = Pick<AccessRequest, 'principal' | 'context' | 'fromVpc'>;

export function identityOf(access: AccessService, actor: Actor): Identity {
  if ('service' in actor) return new SessionIdentity(access, serviceSession(actor));
  const principal = { roleArn: actor.roleArn };
  if (!('assumedBy' in actor)) return new SessionIdentity(access, { principal, fromVpc: true });
  return new SessionIdentity(access, { principal, fromVpc: actor.fromVpc }, assumption(actor));
}

class SessionIdentity implements Identity {
  constructor(
    private readonly access: AccessService,
    private readonly session: Session,
    private readonly assumption?: AccessRequest,
  ) {}

  require(...permissions: readonly Permission[]): void {
    if (this.assumption !== undefined) this.access.authorize(this.assumption);
    for (const permission of permissions) this.ask(permission);
  }

  private ask({ action, resource, context, denial }: Permission): void {
    const { principal, fromVpc, context: own } = this.session;
    try {
      this.access.authorize({
        principal,
        action,
        resource,
        context: own === undefined ? context : { ...own, ...context },
        fromVpc,
      });
    } catch (error) {
      throw denial !== undefined && error instanceof AwsError ? denial(error.message) : error;
    }
  }
}

function serviceSession({ service, sourceArn }: CallingService): Session {
  const [, , , , account = ''] = sourceArn.split(':');
  return { principal: { service }, context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account } };
}

function assumption({ roleArn, assumedBy, context }: AssumedRole): AccessRequest {
  return { principal: { service: assumedBy }, action: 'sts:AssumeRole', resource: roleArn, context };
}
