import { AwsError } from '../kernel/aws-error';
import type { ServicePrincipal } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import { type FunctionAddress, functionAddress } from './function-address';

interface Permission {
  readonly address: FunctionAddress;
  readonly action: string;
  readonly principal: string;
  readonly sourceAccount?: string;
  readonly sourceArn?: string;
}

/** Which services may invoke which function: what the `AWS::Lambda::Permission`s of the templates allow. */
export class FunctionPermissions {
  private readonly permissions: Permission[] = [];

  add(properties: Readonly<Record<string, unknown>>): void {
    this.permissions.push({
      address: functionAddress(stringProperty(properties, 'FunctionName') ?? ''),
      action: stringProperty(properties, 'Action') ?? '',
      principal: stringProperty(properties, 'Principal') ?? '',
      sourceAccount: stringProperty(properties, 'SourceAccount'),
      sourceArn: stringProperty(properties, 'SourceArn'),
    });
  }

  /** @throws AwsError `AccessDeniedException` that says which permission is missing */
  require(address: FunctionAddress, invoker: ServicePrincipal): void {
    if (this.permissions.some((permission) => allows(permission, address, invoker))) return;
    const { functionName, qualifier } = address;
    const target = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
    throw new AwsError(
      'AccessDeniedException',
      `no AWS::Lambda::Permission lets ${invoker.principal} invoke ${target} for ${invoker.sourceArn}`,
      403,
    );
  }
}

function allows(permission: Permission, address: FunctionAddress, { principal, sourceArn }: ServicePrincipal): boolean {
  return (
    permission.address.functionName === address.functionName &&
    permission.address.qualifier === address.qualifier &&
    ['lambda:InvokeFunction', 'lambda:*'].includes(permission.action) &&
    ['*', principal].includes(permission.principal) &&
    (permission.sourceAccount ?? accountOf(sourceArn)) === accountOf(sourceArn) &&
    (permission.sourceArn === undefined || isLike(permission.sourceArn, sourceArn))
  );
}

function accountOf(arn: string): string | undefined {
  return arn.split(':')[4];
}

/** `*` stands for any characters, `?` for one. */
function isLike(pattern: string, arn: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(arn);
}
