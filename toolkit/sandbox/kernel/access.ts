/** Who calls: a role, in a session of it, or a service with its own principal, such as `cloudwatch.amazonaws.com`. */
export type Principal = { readonly roleArn: string; readonly sessionName?: string } | { readonly service: string };

/** Condition keys of a request by name, in any case: `kms:ViaService`, `s3:prefix`, `aws:SourceArn`. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>>;

/** What somebody wants to do, as the policies see it. */
export interface AccessRequest {
  readonly principal: Principal;
  /** Such as `kinesis:GetRecords`. */
  readonly action: string;
  /** ARN, or `*` for actions that take no resource. */
  readonly resource: string;
  /** What beside the global keys is known of the request. */
  readonly context?: ConditionContext;
  /** Sent from the VPC of the principal, where it has one, and not from a network of AWS. */
  readonly fromVpc?: boolean;
  /** Id of the VPC endpoint it goes through. Default - that of its VPC for the service, where it is sent from one */
  readonly via?: string;
}

export interface Decision {
  readonly allowed: boolean;
  /** What AWS answers when it is not. */
  readonly message?: string;
}

/** How a principal is named where people read it: the ARN of a role, the domain of a service. */
export function principalName(principal: Principal): string {
  return 'service' in principal ? principal.service : principal.roleArn;
}

/** Evaluates the policies of the templates. */
export interface AccessService {
  /** @throws AwsError `AccessDeniedException`, or whatever the service of the action calls it */
  authorize(request: AccessRequest): void;
  decide(request: AccessRequest): Decision;
}
