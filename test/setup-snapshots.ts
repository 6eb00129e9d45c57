// Asset hashes follow every change of a handler or its dependencies: they are masked, so that a snapshot changes only with a template.
const ASSET_HASH = /[0-9a-f]{64}/g;

expect.addSnapshotSerializer({
  test: (value) => typeof value === 'string' && value.search(ASSET_HASH) >= 0,
  serialize: (value: string) => JSON.stringify(value.replace(ASSET_HASH, '<asset>')),
});
