/** What checks of streaming resources protect against. */
export enum CheckConcern {
  /** Records that are lost, at once or when something fails. */
  DATA_LOSS = 'data-loss',
  /** Data or permissions that are open to more than need them. */
  SECURITY = 'security',
  /** What is paid for without use. */
  COST = 'cost',
  /** Failures that nobody sees, or that take long to recover from. */
  OPERABILITY = 'operability',
}
