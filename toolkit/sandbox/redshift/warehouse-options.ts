/** Where the warehouse runs. */
export interface WarehouseOptions {
  /**
   * A PostgreSQL server of yours, version 14 or later, as one of its superusers: `postgres://user@host:port/database`. For each
   * namespace a database is made there, named `sandbox_` and the namespace, which outlives the sandbox until another data
   * directory has it replaced.
   * @default - PostgreSQL in this process, with its files in the data directory
   */
  readonly url?: string;
}
