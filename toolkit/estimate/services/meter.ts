import type { Flows } from '../flow/flows';
import type { ModelResource } from '../model/model-resource';

/** A quantity of a month, and the id of the price it is billed at. */
export interface Metered {
  readonly price: string;
  readonly quantity: number;
}

/** Everything that a resource is billed for; nothing where it is free. */
export type Meter = (resource: ModelResource, flows: Flows) => readonly Metered[];

export type Meters = Readonly<Record<string, Meter>>;

export function once(price: string): Meter {
  return () => [{ price, quantity: 1 }];
}
