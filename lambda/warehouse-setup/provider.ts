import type { Database } from './database';
import type { Properties } from './request';

/** A custom resource to be created or updated. */
export interface ProvideRequest {
  readonly properties: Properties;
  /** The properties before an update. */
  readonly oldProperties?: Properties;
  /** The physical id before an update. An update that fails keeps it: its rollback finds what stands. */
  readonly standingId?: string;
  readonly database: Database;
}

/** What one type of custom resource comes to in a database. */
export interface Provider {
  /** Creates or updates it, and gives its physical id. */
  provide(request: ProvideRequest): Promise<string>;
  /** Removes what must not outlive the resource; absent where everything stays. */
  remove?(database: Database, physicalResourceId: string): Promise<void>;
}
