import type { Fault } from './faults';
import type { Clock } from './kernel/clock';
import type { RoomOptions } from './room-options';

/** Input of `Sandbox.start`. Exactly one of `assembly` and `template`. */
export interface SandboxOptions extends RoomOptions {
  /** Folder of a cloud assembly: what `cdk synth` wrote. */
  readonly assembly?: string;
  /** One CloudFormation template, such as `Template.fromStack(stack).toJSON()`. It has no assets: its functions have inline code. */
  readonly template?: object;
  /**
   * A template of what the stacks import: its resources are created first, as the stack `Existing`.
   * @default - nothing exists but what the stacks create
   */
  readonly existing?: object;
  /**
   * Names of the stacks to run.
   * @default - all stacks of the assembly
   */
  readonly stacks?: readonly string[];
  /** @default - the time of the day (`RealClock`); tests give a `VirtualClock` */
  readonly clock?: Clock;
  /**
   * Folder for all that the sandbox keeps. A sandbox started on it again goes on where the last one ended.
   * @default - a temporary folder that goes when the sandbox closes
   */
  readonly dataDir?: string;
  /**
   * Empties the data directory first, once the assembly has been read.
   * @default false
   */
  readonly emptyDataDir?: boolean;
  /**
   * Port of the gateway on 127.0.0.1.
   * @default - a free one
   */
  readonly port?: number;
  /**
   * For stacks that leave it open.
   * @default 'us-east-1'
   */
  readonly region?: string;
  /**
   * For stacks that leave it open.
   * @default '123456789012'
   */
  readonly account?: string;
  /**
   * What goes wrong on purpose, once the resources have been created.
   * @default - nothing
   */
  readonly faults?: readonly Fault[];
}
