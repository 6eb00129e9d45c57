/** How bad it is what a check of streaming resources finds. */
export enum CheckSeverity {
  /** Data is lost, or open to strangers. */
  CRITICAL = 'critical',
  /** Data is lost or exposed once something else fails. */
  HIGH = 'high',
  /** Harder to run, to recover or to prove than it has to be. */
  MEDIUM = 'medium',
  /** Good practice is not followed. */
  LOW = 'low',
}
