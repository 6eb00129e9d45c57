/** How much a worker of a job has. */
export enum GlueWorkerType {
  /** 2 vCPUs and 4 GB, a quarter of a data processing unit: for streams of little traffic. */
  G_025X = 'G.025X',

  /** 4 vCPUs and 16 GB. */
  G_1X = 'G.1X',

  /** 8 vCPUs and 32 GB. */
  G_2X = 'G.2X',
}
