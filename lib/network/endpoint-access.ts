import * as iam from 'aws-cdk-lib/aws-iam';
import { requireThat } from '../private/validation';
import type { EndpointService } from './endpoint-service';

/** What may be done through the endpoint of a service; by whom is decided elsewhere. */
export interface EndpointAccess {
  readonly service: EndpointService;
  readonly statements: iam.PolicyStatement[];
}

/** An endpoint policy bounds what identities may do, it grants nothing: reading and writing need no telling apart. */
export function allowing(actions: string[], resources: string[], conditions?: iam.Conditions): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources, conditions });
}

/** Throws if there is nothing to reach: an endpoint without statements would let everything through. */
export function requireSome<Thing>(prop: string, things: Thing[]): Thing[] {
  requireThat(things.length > 0, 'EndpointTarget', prop, 'at least one', 'none');
  return things;
}
