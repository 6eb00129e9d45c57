import type { RawResource } from '../../../../lib/audit/raw-template';

/** What somebody got wrong in one resource of a pipeline. */
export interface Defect {
  /** What the logical id begins with. */
  readonly resource: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type has properties of its own
  readonly seed: (properties: any, resource: { -readonly [Key in keyof RawResource]: RawResource[Key] }) => void;
  /** The rules that find it. */
  readonly found: readonly string[];
}
