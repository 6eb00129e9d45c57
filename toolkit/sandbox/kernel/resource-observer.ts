import type { CreatedResource, ResourceRequest } from './room';

/** Told of each resource, whichever room creates it: policies stand on the resources of others too. Of one that does not run it is told no properties. */
export interface ResourceObserver {
  /** @throws Error that names the property that is not as it must be */
  observe(request: ResourceRequest, created: CreatedResource): void;
}
