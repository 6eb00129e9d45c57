import type { SandboxContext } from '../../kernel/context';
import type { BucketService, ObjectNotifier } from '../../kernel/services';
import type { EngineStatement, StatementResult } from '../engine/engine-request';

/** What the jobs of a database work with. */
export interface CopyJobsParts {
  readonly context: SandboxContext;
  readonly notifier: ObjectNotifier;
  /** Buckets as a role reads them; as the default role does where none is named. */
  bucketsOf(roleArn?: string): BucketService;
  /** Names the database, for what outlives the process. */
  readonly namespaceName: string;
  /** Runs statements as the administrator, all or none. */
  run(statements: readonly EngineStatement[]): Promise<readonly StatementResult[]>;
}
