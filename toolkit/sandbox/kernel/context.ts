import type { Clock } from './clock';
import type { EventLog } from './event-log';
import type { StateStore } from './state-store';

/** What every room of one sandbox shares. */
export interface SandboxContext {
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  /** Folder that holds all the sandbox writes. */
  readonly dataDir: string;
  /** Small state that outlives the process: checkpoints, physical names. */
  readonly state: StateStore;
  /** What happens, for the live page, the command and tests. */
  readonly events: EventLog;
  /** Address of the gateway, such as `http://127.0.0.1:4599`. */
  readonly endpoint: string;
  /** Stand-in credentials of a role: they sign requests to the gateway, which reads the role from them. */
  credentials(roleArn: string): RoleCredentials;
}

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}
