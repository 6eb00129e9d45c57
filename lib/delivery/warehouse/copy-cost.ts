import type { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { timesAsMuch, warnOfCost } from '../../private/cost-warning';
import { ServerlessEngine } from './serverless-engine';
import type { IWarehouse } from './warehouse-interface';

/** A workgroup that wakes is billed for this long at least. */
const SHORTEST_SECONDS = 60;
const LEAST_SECONDS = 300;
const LONGEST_SECONDS = 900;

/** Warns of a workgroup that is kept awake by being loaded; a cluster never sleeps anyhow. */
export function warnOfFrequentCopies(scope: Construct, { _engine }: IWarehouse, interval: Duration | undefined): void {
  if (interval === undefined || interval.isUnresolved() || !(_engine instanceof ServerlessEngine)) return;
  const seconds = interval.toSeconds();
  if (seconds >= LEAST_SECONDS) return;
  const factor = timesAsMuch(LONGEST_SECONDS / Math.max(seconds, SHORTEST_SECONDS));
  warnOfCost(
    scope,
    'frequentCopies',
    `a COPY every ${seconds} seconds, billed for 60 at least, costs ${factor} what one every ${LONGEST_SECONDS} does`,
  );
}
