import { resolveArn } from './stream-arn';
import type { StreamRegistry } from './stream-registry';

/** The policy of a stream or consumer as JSON text; empty when it has none. */
export function policyOf(streams: StreamRegistry, arn: string): string {
  return resolveArn(arn, streams).stream.document.policies[arn] ?? '';
}

export function keepPolicy(streams: StreamRegistry, arn: string, policy: string): void {
  const { stream } = resolveArn(arn, streams);
  stream.update({ policies: { ...stream.document.policies, [arn]: policy } });
}

export function dropPolicy(streams: StreamRegistry, arn: string): void {
  const { stream } = resolveArn(arn, streams);
  const { [arn]: _, ...others } = stream.document.policies;
  stream.update({ policies: others });
}
