import type { AccessService } from '../../../toolkit/sandbox/kernel/access';
import type { ActAs, ActingServices } from '../../../toolkit/sandbox/kernel/acting-services';
import { AwsError } from '../../../toolkit/sandbox/kernel/aws-error';
import type { Actor, Identity, Permission } from '../../../toolkit/sandbox/kernel/identity';

/** Who may do everything. */
export const ANYONE: Identity = { require: () => {} };

/** Lets everybody do everything. */
export const OPEN_ACCESS: AccessService = { authorize: () => {}, decide: () => ({ allowed: true }) };

type Name = Exclude<keyof ActingServices, 'identity'>;

/** The same services for everybody; asking for one that is not given fails. */
export function actingFor(
  services: Partial<ActingServices> | ((actor: Actor) => Partial<ActingServices>),
): ActAs<Name> {
  const of = typeof services === 'function' ? services : () => services;
  return (actor) => ({ identity: ANYONE, ...of(actor) }) as ActingServices;
}

const unused = () => {
  throw new Error('not expected to be called');
};

/** To be overridden by what a test expects. */
export const NO_FUNCTIONS: ActingServices['functions'] = {
  describe: unused,
  invoke: unused,
  invokeAsynchronously: unused,
};

/** Who may do all but some actions, and remembers what was asked for. */
export class PartlyAllowed implements Identity {
  readonly asked: Permission[] = [];

  constructor(private readonly denied: readonly string[] = []) {}

  require(...permissions: readonly Permission[]): void {
    for (const permission of permissions) {
      this.asked.push(permission);
      if (!this.denied.includes(permission.action)) continue;
      const message = `not authorized to perform: ${permission.action}`;
      throw permission.denial?.(message) ?? new AwsError('AccessDenied', message, 403);
    }
  }
}
