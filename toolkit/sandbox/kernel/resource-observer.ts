import type { CreatedResource, ResourceRequest } from './room';

/** Told of each resource that runs, whichever room creates it: policies stand on the resources of others too. */
export interface ResourceObserver {
  /** @throws Error that names the property that is not as it must be */
  observe(request: ResourceRequest, created: CreatedResource): void;
}
