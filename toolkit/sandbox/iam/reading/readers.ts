import type { CreatedResource, ResourceRequest } from '../../kernel/room';

/** What a resource says of who may do what, by its type. */
export type Readers = Readonly<Record<string, (request: ResourceRequest, created: CreatedResource) => void>>;
