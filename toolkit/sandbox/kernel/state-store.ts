/** Small JSON documents under the data directory, each written whole or not at all. */
export interface StateStore {
  /** @param key a path-like name, such as `mappings/<uuid>` */
  read<T>(key: string): T | undefined;
  write(key: string, value: unknown): void;
  remove(key: string): void;
  /** The keys directly below one, such as `mappings`. */
  keys(parent: string): readonly string[];
}
