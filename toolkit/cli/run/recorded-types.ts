import type { DeployedResource } from '../../sandbox/assembly/deployer';

/** One line for each type of resource that does not run here. */
export function recordedTypes(resources: readonly DeployedResource[]): string[] {
  const counts = new Map<string, number>();
  for (const { type, runs } of resources) if (!runs) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .sort()
    .map(
      ([type, count]) =>
        `${type}: does not run here, only recorded (${count} ${count === 1 ? 'resource' : 'resources'})`,
    );
}
